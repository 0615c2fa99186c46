const tiles = 4;

/**
 * How sharp the sharpest part of a picture is: the variance of its Laplacian, tile by tile, so that a plain background
 * does not make sharp goods look blurred. `grey` holds one byte a pixel. Judge a picture 320 pixels wide.
 */
export function measureSharpness(grey: Uint8ClampedArray | Uint8Array, width: number, height: number): number {
  const [tileWidth, tileHeight] = [Math.floor(width / tiles), Math.floor(height / tiles)];
  let sharpest = 0;
  for (let row = 0; row < tiles; row += 1) {
    for (let column = 0; column < tiles; column += 1) {
      const place = { left: column * tileWidth, top: row * tileHeight, tileWidth, tileHeight };
      sharpest = Math.max(sharpest, varianceOf(grey, width, height, place));
    }
  }
  return sharpest;
}

type Tile = { left: number; top: number; tileWidth: number; tileHeight: number };

function varianceOf(grey: Uint8ClampedArray | Uint8Array, width: number, height: number, tile: Tile): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = Math.max(1, tile.top); y < Math.min(height - 1, tile.top + tile.tileHeight); y += 1) {
    for (let x = Math.max(1, tile.left); x < Math.min(width - 1, tile.left + tile.tileWidth); x += 1) {
      const at = y * width + x;
      const around = pixel(grey, at - 1) + pixel(grey, at + 1) + pixel(grey, at - width) + pixel(grey, at + width);
      const edge = around - 4 * pixel(grey, at);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

const pixel = (grey: Uint8ClampedArray | Uint8Array, at: number) => grey[at] ?? 0;

/** Below this hands shook or the focus missed; measured on the seller photos of phones. */
export const leastSharpness = 60;
