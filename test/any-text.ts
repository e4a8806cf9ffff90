// Texts as bad as they come, for properties: any UTF-16 code units, so controls and halves of surrogate pairs too, with
// ASCII often enough to hit syntax. (The unit `binary` of fast-check costs seconds before its first text.)
import fc from 'fast-check';

const codeUnit = (max: number) => fc.integer({ min: 0, max }).map((code) => String.fromCharCode(code));

export const anyText = (): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(codeUnit(0x7f), codeUnit(0x7f), codeUnit(0xffff), fc.constantFrom('\ud83d\ude80', '\u{1d49c}')),
  });
