package app.visant.persistence.image;

/**
 * A picture as it is coded, before its samples are made colours.
 *
 * @param values row by row from the top left, the bands of a pixel side by side, each 0 to 255
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record Samples(int width, int height, int bands, byte[] values) {}
