// One spelling for what is written in three languages and two alphabets: "Генічеськ", "Геническ", "Henichesk", "Genichesk".

export type Fold = (text: string) => string;

/** A function that makes spellings equal by the table of `data/ui/spellings.yaml`, applied in its order. */
export function folding(table: readonly (readonly [string, string])[]): Fold {
  const rules = table.map(([from, to]) => [new RegExp(from, "gu"), to] as const);
  return (text) => {
    // the breve of й and the dots of ї are letters' own: the table names what becomes of them
    const plain = text.toLowerCase().normalize("NFC");
    const spelt = rules.reduce((sofar, [from, to]) => sofar.replace(from, to), plain);
    return spelt.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  };
}

/** The words of a query; empty where there is nothing to look for. */
export function queryWords(query: string, fold: Fold): string[] {
  // one letter is in everything
  return fold(query).split(" ").filter((word) => word.length > 1);
}
