/** The eight-pointed star of two squares, in a box of 32 × 32: the brand mark and the camera button are cut from it. */
export const octagramPath =
  "M16 .5l4.54 4.54 6.42 0v6.42L31.5 16l-4.54 4.54v6.42h-6.42L16 31.5l-4.54-4.54H5.04v-6.42L.5 16l4.54-4.54V5.04h6.42Z";
