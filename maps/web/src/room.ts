// Which parts of the picture are taken, so that no label covers a symbol or another label.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class Room {
  readonly #taken: Box[] = [];

  /** A box around a centre. */
  static around(x: number, y: number, width: number, height: number): Box {
    return { x: x - width / 2, y: y - height / 2, width, height };
  }

  isFree(box: Box): boolean {
    return this.#taken.every(
      (other) =>
        box.x >= other.x + other.width ||
        other.x >= box.x + box.width ||
        box.y >= other.y + other.height ||
        other.y >= box.y + box.height,
    );
  }

  take(box: Box): void {
    this.#taken.push(box);
  }

  /** The first of the boxes that is free, taken; null where none is. */
  takeFirst<T extends Box>(boxes: Iterable<T>): T | null {
    for (const box of boxes) {
      if (this.isFree(box)) {
        this.take(box);
        return box;
      }
    }
    return null;
  }
}
