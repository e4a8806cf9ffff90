// Cuts the typefaces to what the pages need, once, for a maintainer: `node scripts/cut-fonts.mjs`.
// In: the font packages from npm and KaTeX. Out: public/fonts/*.woff2 and the @font-face rules in
// public/css/faces.css and public/css/maths-faces.css, all of which are committed.
// Nothing is lost: signs outside a cut stand in a second file under `unicode-range`, fetched only by need. It is a family of
// its own, named behind the first: a browser measures a system's face for each file of a family that it has not, wherever
// the family is used, and when any file comes it lays out again all that is set in such a family.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const root = new URL('..', import.meta.url);
const file = (name) => new URL(name, root);

/** What nearly every page sets: ASCII and the punctuation of running English. */
const CORE = [
  [0x20, 0x7e],
  0xa0,
  0xb7,
  0xd7,
  0x2011,
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  0x2026,
  0x2060,
  0x2212,
];
/** What else stands in the packages' `latin` files: the accents of western Europe and rarer punctuation. */
const MORE = [
  [0xa1, 0xb6],
  [0xb8, 0xd6],
  [0xd8, 0xff],
  0x131,
  [0x152, 0x153],
  0x2c6,
  0x2da,
  0x2dc,
  0x2010,
  0x2012,
  [0x2015, 0x2017],
  [0x201a, 0x201b],
  [0x201e, 0x2025],
  0x2027,
  [0x202f, 0x203a],
  0x2044,
  0x20ac,
  0x2122,
  0x2191,
  0x2193,
  0x2215,
  0xfffd,
];
/** Letters of the rest of Europe: Latin Extended-A. */
const EUROPE = [
  [0x100, 0x130],
  [0x132, 0x151],
  [0x154, 0x17f],
];
/** What else the packages have of Latin: Africa, transliteration, phonetics. */
const FAR = [
  [0x180, 0x2ba],
  [0x2bd, 0x2c5],
  [0x2c7, 0x2cc],
  [0x2ce, 0x2d7],
  [0x2dd, 0x2ff],
  [0x1e00, 0x1e9f],
  [0x1ef2, 0x1eff],
  [0x2c60, 0x2c7f],
  [0xa722, 0xa7ff],
];

/**
 * Each cut: the package's file, the axes that are kept, and the face that it becomes.
 * Newsreader is pinned at two optical sizes, since every size between costs more than a second file.
 */
const CUTS = [
  {
    name: 'newsreader-text',
    from: 'newsreader/files/newsreader-SUBSET-opsz-normal',
    axes: { opsz: 16, wght: { min: 400, max: 640 } },
    family: 'Newsreader',
    style: 'normal',
    weight: '400 640',
  },
  {
    name: 'newsreader-italic',
    from: 'newsreader/files/newsreader-SUBSET-opsz-italic',
    axes: { opsz: 16, wght: 400 },
    family: 'Newsreader',
    style: 'italic',
    weight: '400 640',
  },
  {
    name: 'newsreader-display',
    from: 'newsreader/files/newsreader-SUBSET-opsz-normal',
    axes: { opsz: 60, wght: 480 },
    family: 'Newsreader Display',
    style: 'normal',
    weight: '400 640',
  },
  {
    name: 'public-sans',
    from: 'public-sans/files/public-sans-SUBSET-wght-normal',
    axes: { wght: { min: 400, max: 650 } },
    family: 'Public Sans',
    style: 'normal',
    weight: '400 650',
  },
];

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTERS = CAPITALS + CAPITALS.toLowerCase();
const DIGITS = '0123456789';
const GREEK = 'αβγδεζηθικλμνξοπρςστυφχψωϕϵ';
const DELIMITERS = '()[]{}|∣∥⌈⌉⌊⌋⟨⟩/\\√∑∏∫⋃⋂';

/** By its blank a browser measures a face: in the rest it would have that brought along. */
const BLANKS = ' \u00a0';

/** KaTeX's faces that formulas use most, cut in two: what most of them use, and the rest. U+E020 is the stroke of `\neq`. */
const MATHS = [
  {
    name: 'katex-main',
    from: 'KaTeX_Main-Regular',
    family: 'KaTeX_Main',
    style: 'normal',
    weight: '400',
    common: `${LETTERS}${DIGITS} \u00a0\u200b!"#$%&'*+,-.:;<=>?@^_\`~±×·¯ˆ˜˙ΓΔΘΛΞΠΣΥΦΨΩ–…′ℓ←→↦⇒∀∂∃∇∈∉−∗∘∙∝∞∩∪∼≃≈≠≡≤≥≪≫⊂⊆⊕⊗⊤⊥⋅⋆⋯\ue020${DELIMITERS}`,
  },
  {
    name: 'katex-bold',
    from: 'KaTeX_Main-Bold',
    family: 'KaTeX_Main',
    style: 'normal',
    weight: '700',
    common: LETTERS + DIGITS + BLANKS,
  },
  {
    name: 'katex-math',
    from: 'KaTeX_Math-Italic',
    family: 'KaTeX_Math',
    style: 'italic',
    weight: '400',
    common: LETTERS + GREEK + BLANKS,
  },
  {
    name: 'katex-ams',
    from: 'KaTeX_AMS-Regular',
    family: 'KaTeX_AMS',
    style: 'normal',
    weight: '400',
    common: `ABCDEFGHIJKLNPQRSTXYZ≲≳⩽⩾${BLANKS}`,
  },
  {
    name: 'katex-script',
    from: 'KaTeX_Caligraphic-Regular',
    family: 'KaTeX_Caligraphic',
    style: 'normal',
    weight: '400',
    common: CAPITALS + BLANKS,
  },
  {
    name: 'katex-size1',
    from: 'KaTeX_Size1-Regular',
    family: 'KaTeX_Size1',
    style: 'normal',
    weight: '400',
    common: DELIMITERS + BLANKS,
  },
  {
    name: 'katex-size2',
    from: 'KaTeX_Size2-Regular',
    family: 'KaTeX_Size2',
    style: 'normal',
    weight: '400',
    common: DELIMITERS + BLANKS,
  },
];

/**
 * System faces that stand in until ours are there, with their metrics per em (ascent, descent, line gap, mean advance
 * of running English), as published by Seek's capsize project; they are widened to the width of ours.
 */
const STAND_INS = {
  Newsreader: { local: ['Georgia'], ascent: 1878 / 2048, advance: 913 / 2048 },
  'Newsreader Display': { local: ['Georgia'], ascent: 1878 / 2048, advance: 913 / 2048 },
  'Public Sans': { local: ['Arial', 'Liberation Sans', 'Roboto'], ascent: 1854 / 2048, advance: 904 / 2048 },
};

/** Letters of running English by thousandths, for the mean advance. */
const FREQUENCY = {
  ' ': 180,
  e: 102,
  t: 75,
  a: 65,
  o: 62,
  n: 57,
  i: 57,
  s: 53,
  r: 50,
  h: 50,
  l: 33,
  d: 33,
  u: 23,
  c: 22,
  m: 20,
  f: 18,
  w: 17,
  g: 16,
  p: 15,
  y: 14,
  b: 13,
  v: 8,
  k: 6,
};

const codePoints = (ranges) =>
  ranges.flatMap((range) =>
    Array.isArray(range) ? Array.from({ length: range[1] - range[0] + 1 }, (_, step) => range[0] + step) : [range],
  );
const textOf = (points) => String.fromCodePoint(...points);
const hex = (point) => point.toString(16).toUpperCase();
const cssRange = (ranges) =>
  ranges.map((range) => (Array.isArray(range) ? `U+${hex(range[0])}-${hex(range[1])}` : `U+${hex(range)}`)).join(',');

/** Neighbouring code points joined to ranges. */
function toRanges(points) {
  const ranges = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last !== undefined && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges.map(([from, to]) => (from === to ? from : [from, to]));
}

/** The tables of an OpenType file by their tags. */
function tablesOf(font) {
  const tables = new Map();
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = 12 + index * 16;
    const offset = font.readUInt32BE(at + 8);
    tables.set(font.toString('latin1', at, at + 4), font.subarray(offset, offset + font.readUInt32BE(at + 12)));
  }
  return tables;
}

/** Code point to glyph, from a format 4 table (and format 12, where one is present, it adds nothing below U+FFFF). */
function glyphsOf(cmap) {
  const glyphs = new Map();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const segments = table.readUInt16BE(6) / 2;
    for (let segment = 0; segment < segments; segment++) {
      const end = table.readUInt16BE(14 + segment * 2);
      const startAt = 16 + segments * 2 + segment * 2;
      const start = table.readUInt16BE(startAt);
      const delta = table.readUInt16BE(startAt + segments * 2);
      const rangeAt = startAt + segments * 4;
      const range = table.readUInt16BE(rangeAt);
      for (let point = start; point <= end && point !== 0xffff; point++) {
        const glyph =
          range === 0 ? (point + delta) & 0xffff : table.readUInt16BE(rangeAt + range + (point - start) * 2);
        if (glyph !== 0) glyphs.set(point, glyph);
      }
    }
  }
  return glyphs;
}

/** Ascent, descent and line gap per em, and the mean advance of running English. */
function metricsOf(font) {
  const tables = tablesOf(font);
  const em = tables.get('head').readUInt16BE(18);
  const hhea = tables.get('hhea');
  const glyphs = glyphsOf(tables.get('cmap'));
  const last = hhea.readUInt16BE(34) - 1;
  const advance = (glyph) => tables.get('hmtx').readUInt16BE(Math.min(glyph, last) * 4);
  let sum = 0;
  let weight = 0;
  for (const [letter, share] of Object.entries(FREQUENCY)) {
    sum += share * advance(glyphs.get(letter.codePointAt(0)));
    weight += share;
  }
  return {
    ascent: hhea.readInt16BE(4) / em,
    descent: -hhea.readInt16BE(6) / em,
    gap: hhea.readInt16BE(8) / em,
    advance: sum / weight / em,
  };
}

const percent = (share) => `${(share * 100).toFixed(2)}%`;

function standIn(family, metrics) {
  const { local, advance } = STAND_INS[family];
  const scale = metrics.advance / advance;
  const sources = local.map((name) => `local("${name}")`).join(',');
  return `@font-face{font-family:"${family} Stand-in";src:${sources};size-adjust:${percent(scale)};ascent-override:${percent(metrics.ascent / scale)};descent-override:${percent(metrics.descent / scale)};line-gap-override:${percent(metrics.gap / scale)}}`;
}

const face = ({ family, style, weight }, name, suffix, display, ranges) =>
  `@font-face{font-family:"${suffix === '' ? family : `${family} More`}";src:url(fonts/${name}${suffix}.woff2) format("woff2");font-weight:${weight};font-style:${style};font-display:${display};unicode-range:${cssRange(ranges)}}`;

async function cutFile(name, source, points, options) {
  const font = await subsetFont(source, textOf(points), { targetFormat: 'woff2', ...options });
  await writeFile(file(`public/fonts/${name}.woff2`), font);
  console.log(`${name}.woff2 ${font.length}`);
}

/** What most pages set, then three sets that are fetched by need. */
const PARTS = [
  ['latin', '', CORE],
  ['latin', '-more', MORE],
  ['latin-ext', '-europe', EUROPE],
  ['latin-ext', '-far', FAR],
];

async function cutText() {
  const rules = [];
  for (const cut of CUTS) {
    for (const [subset, suffix, ranges] of PARTS) {
      const source = await readFile(
        require.resolve(`@fontsource-variable/${cut.from.replace('SUBSET', subset)}.woff2`),
      );
      await cutFile(`${cut.name}${suffix}`, source, codePoints(ranges), { variationAxes: cut.axes });
      rules.push(face(cut, cut.name, suffix, 'swap', ranges));
      if (suffix !== '' || cut.style === 'italic') continue;
      const pinned = await subsetFont(source, textOf(codePoints(ranges)), {
        targetFormat: 'truetype',
        variationAxes: { ...cut.axes, wght: cut.axes.wght.min ?? cut.axes.wght },
      });
      rules.push(standIn(cut.family, metricsOf(pinned)));
    }
  }
  return rules;
}

async function cutMaths() {
  const rules = [];
  for (const cut of MATHS) {
    const source = await readFile(require.resolve(`katex/dist/fonts/${cut.from}.woff2`));
    const plain = await subsetFont(source, undefined, { targetFormat: 'truetype', keepAllGlyphs: true });
    const all = [...glyphsOf(tablesOf(plain).get('cmap')).keys()].sort((a, b) => a - b);
    const common = new Set([...cut.common].map((sign) => sign.codePointAt(0)));
    for (const [suffix, points] of [
      ['', all.filter((point) => common.has(point))],
      ['-rest', all.filter((point) => !common.has(point))],
    ]) {
      if (points.length === 0) continue;
      await cutFile(`${cut.name}${suffix}`, source, points, {});
      rules.push(face(cut, cut.name, suffix, 'block', toRanges(points)));
    }
  }
  return rules;
}

const NOTE = '/* Written by scripts/cut-fonts.mjs. */\n';
await writeFile(file('public/css/faces.css'), `${NOTE}${(await cutText()).join('\n')}\n`);
await writeFile(file('public/css/maths-faces.css'), `${NOTE}${(await cutMaths()).join('\n')}\n`);
