/**
 * JSON.parse that keeps whole numbers whole: those with 16 digits or more, of which a double may lose the last ones,
 * become strings. (Doubles are never written so: the server gives them an exponent from 1E7 on.)
 */
export function parseWholeJson(text: string): unknown {
  return JSON.parse(
    text.replaceAll(wholeOrString, (match, whole?: string) =>
      whole === undefined ? match : `"${whole}"`,
    ),
  );
}

// Strings are matched too, so that digits within them are passed over.
const wholeOrString = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])(-?\d{16,})(?![\d.eE])/gs;
