// A list of choices with live counts. Nothing chosen means all.
import { el } from "./dom.ts";

export interface Option {
  readonly value: number;
  readonly label: string;
  readonly chip?: HTMLElement | undefined;
}

export interface Choice {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Show whether it is chosen and how many incidents it stands for. */
  update(isChosen: boolean, count: number): void;
}

export function choice({ label, chip }: Omit<Option, "value">, number: (n: number) => string, onChange: (isChosen: boolean) => void): Choice {
  const input = el("input", { type: "checkbox" });
  const count = el("span", { class: "count" });
  const element = el("label", { class: "choice" }, input, chip ?? null, el("span", { class: "choice-name" }, label), " ", count);
  input.addEventListener("change", () => onChange(input.checked));
  return {
    element,
    input,
    update(isChosen, n) {
      input.checked = isChosen;
      count.textContent = number(n);
      element.classList.toggle("is-empty", n === 0 && !isChosen);
    },
  };
}

export interface OptionList {
  readonly element: HTMLElement;
  update(chosen: ReadonlySet<number>, counts: Uint32Array): void;
}

export function optionList(
  options: readonly Option[], number: (n: number) => string, onChange: (value: number, isChosen: boolean) => void,
): OptionList {
  const rows = options.map(({ value, ...option }) => ({
    value,
    ...choice(option, number, (isChosen) => onChange(value, isChosen)),
  }));
  return {
    element: el("div", { class: "choices" }, ...rows.map(({ element }) => element)),
    update(chosen, counts) {
      for (const { value, update } of rows) update(chosen.has(value), counts[value] ?? 0);
    },
  };
}
