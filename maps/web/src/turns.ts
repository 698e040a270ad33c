// One drawing a picture: two canvases drawn at once would hold up the reader's hand.

export class Turns {
  readonly #waiting: (() => void)[] = [];

  /** Draw before the next picture that nobody else draws before, in the order of asking. */
  take(draw: () => void): void {
    this.#waiting.push(draw);
    if (this.#waiting.length === 1) this.#wait();
  }

  #wait(): void {
    requestAnimationFrame(() => {
      this.#waiting.shift()?.();
      if (this.#waiting.length) this.#wait();
    });
  }
}
