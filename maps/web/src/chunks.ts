// Data that arrives as scripts, each one call with a JSON text: so it loads from disk and in a sandboxed frame too.

const taken = new Map<string, unknown>();

/** Where chunk scripts leave their data. */
export function listenForChunks(scope: typeof globalThis): void {
  Object.assign(scope, { occupationMapTake: (name: string, text: string) => taken.set(name, JSON.parse(text)) });
}

/** What a chunk that the page has already loaded left; throws where it has not. */
export function takeChunk<T>(name: string): T {
  if (!taken.has(name)) throw new Error(`The page has not loaded its data: ${name}.`);
  const value = taken.get(name) as T;
  taken.delete(name);
  return value;
}

/** Load a chunk; rejects where it cannot be had. Each call loads it anew, so callers keep the promise. */
export function loadChunk<T>(name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `assets/data/${name}.js`;
    script.addEventListener("load", () => {
      script.remove();
      resolve(takeChunk<T>(name));
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${script.src} could not be loaded.`));
    });
    document.head.append(script);
  });
}
