// scripts/train/truth.ts
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
var COMMAND = /\\[a-zA-Z]+\{([^}]*)\}/g;
var MATHS = /\$([^$]+)\$/g;
function dropCommands(raw) {
  let text = "";
  const origin = [];
  let at = 0;
  const keep = (from, to) => {
    text += raw.slice(from, to);
    for (let i = from; i < to; i++) origin.push(i);
  };
  for (const match of raw.matchAll(COMMAND)) {
    keep(at, match.index);
    const end = match.index + match[0].length;
    keep(end - 1 - match[1].length, end - 1);
    at = end;
  }
  keep(at, raw.length);
  return { text, origin };
}
function showAsListing(raw) {
  const { text, origin } = dropCommands(raw);
  let shown = "";
  let at = 0;
  const formulas = [];
  for (const match of text.matchAll(MATHS)) {
    shown += text.slice(at, match.index);
    at = match.index + match[0].length;
    const inside = match[1].replaceAll("\\", "");
    const tex = raw.slice(origin[match.index] + 1, origin[at - 1]);
    formulas.push({ start: shown.length, end: shown.length + inside.length, tex, left: match[1] });
    shown += inside;
  }
  return { text: shown + text.slice(at), formulas };
}
function readLines(path) {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n").filter(Boolean);
}

// src/maths/decoder/commands.ts
var COMMAND_KINDS = {
  /** Names that are no English words: seeing one is nearly proof of maths. */
  greek: 1,
  relation: 2,
  operator: 3,
  arrow: 4,
  /** `\log`, `\min`: set upright, often words of prose as well. */
  func: 5,
  /** Commands that want an argument: fonts, accents, roots, fractions. */
  wrapper: 6,
  delimiter: 7,
  symbol: 8,
  /** Commands whose name is a common English word or a part of one. */
  english: 9
};
var NAMES = {
  greek: "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega eps",
  relation: "leq geq neq le ge ne ll gg lesssim gtrsim leqslant geqslant approx simeq cong equiv propto subset subseteq supset supseteq subsetneq notin ni prec succ preceq succeq models vdash perp asymp doteq triangleq coloneqq preccurlyeq lll ggg ltimes rtimes trianglelefteq leftrightarrows",
  operator: "cdot circ otimes oplus odot bullet ast setminus cap cup bigcap bigcup sqcup wedge vee nabla prod coprod int iint oint bigoplus bigotimes bigwedge bigvee pm mp div dagger ddagger amalg uplus boxtimes",
  arrow: "rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow mapsto longmapsto hookrightarrow rightsquigarrow uparrow downarrow updownarrow nearrow searrow twoheadrightarrow rightharpoonup iff implies xrightarrow",
  func: "log ln exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan min max sup inf lim liminf limsup argmin argmax det dim ker deg gcd Pr hom operatorname",
  wrapper: "mathcal mathbb mathbf mathrm mathsf mathfrak mathscr mathit mathtt boldsymbol bm tilde widetilde hat widehat bar overline underline vec dot ddot check breve sqrt frac tfrac dfrac binom text textrm textbf textit texttt textsf mbox rm bf cal it sf frak underbrace overbrace stackrel overset underset substack mathop mathscr Bbb tt",
  delimiter: "left right big Big bigg Bigg bigl bigr Bigl Bigr langle rangle lfloor rfloor lceil rceil vert Vert lvert rvert lVert rVert",
  symbol: "ell infty hbar aleph emptyset varnothing forall exists ldots cdots dots vdots ddots prime quad qquad Re Im top bot square flat sharp natural hslash degree deg",
  english: "in to mid times sum star partial sim angle colon dots circ over choose big left right text bar hat it top min max"
};
var KIND_OF = /* @__PURE__ */ new Map();
for (const kind of Object.keys(NAMES)) {
  for (const name of NAMES[kind].split(" ")) KIND_OF.set(name, COMMAND_KINDS[kind]);
}
var commandKind = (name) => KIND_OF.get(name) ?? 0;
var LONGEST = Math.max(...[...KIND_OF.keys()].map((name) => name.length));
function commandPrefix(text, at, end, least2) {
  for (let length = Math.min(LONGEST, end - at); length >= least2; length--) {
    if (KIND_OF.has(text.slice(at, at + length))) return length;
  }
  return 0;
}

// src/maths/decoder/shapes.ts
var SHAPES = {
  none: 0,
  smallLetter: 1,
  smallA: 2,
  smallI: 3,
  capitalLetter: 4,
  capitalA: 5,
  capitalI: 6,
  two: 7,
  three: 8,
  long: 9,
  capitalised: 10,
  twoCapitals: 11,
  capitals: 12,
  mixed: 13,
  foreign: 14,
  digit: 15,
  twoDigits: 16,
  number: 17,
  zero: 18,
  backslash: 19,
  /** 20 + kind: the name of a known command, letter by letter. */
  command: 20,
  /** Commands that ran together, perhaps with a letter or two: `alphain`, `kgeq`, `dlog`. */
  glued: 31,
  /** The same, but every command in it is an English word: `pin`, `into`. */
  gluedEnglish: 32,
  otherSign: 33,
  foreignSign: 34
};
var SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
var SIGN_SHAPES = 35;
var SHAPE_COUNT = SIGN_SHAPES + SIGNS.length;
var HUNG = /* @__PURE__ */ new Set(["th", "s", "m", "nd", "st", "rd"]);
function cutOf(word) {
  const name = commandPrefix(word, 0, word.length, 2);
  if (name > 0 && name < word.length) {
    const rest = word.slice(name);
    const sure = name >= 5 || /^[A-Z]/.test(rest) || HUNG.has(rest);
    if (sure && commandPrefix(rest, 0, rest.length, 2) === 0) return name;
  }
  if (/^[a-zA-Z]th$/.test(word)) return 1;
  for (let i = 1; i < word.length; i++) {
    if (!/[A-Z]/.test(word[i])) continue;
    if (/[a-z]/.test(word[i - 1]) || commandPrefix(word, i, word.length, 5) > 0) return i;
  }
  return word.length;
}
function gluedness(word) {
  if (word.length > 40) return 0;
  const best = new Int8Array(word.length + 1).fill(-1);
  for (let i = 0; i <= Math.min(2, word.length); i++) best[i] = 0;
  let result = 0;
  for (let i = 0; i < word.length; i++) {
    if (best[i] < 0) continue;
    for (let length = 2; length <= Math.min(18, word.length - i); length++) {
      const kind = commandKind(word.slice(i, i + length));
      if (kind === 0) continue;
      const grade = Math.max(best[i], kind === COMMAND_KINDS.english ? 1 : 2);
      if (grade > best[i + length]) best[i + length] = grade;
    }
  }
  result = best[word.length];
  if (word.length > 3) result = Math.max(result, best[word.length - 1]);
  return Math.max(0, result);
}
function shapeOf(word) {
  if (word.length === 1) {
    if (word === "a") return SHAPES.smallA;
    if (word === "i") return SHAPES.smallI;
    if (word === "A") return SHAPES.capitalA;
    if (word === "I") return SHAPES.capitalI;
    if (/[a-z]/.test(word)) return SHAPES.smallLetter;
    return /[A-Z]/.test(word) ? SHAPES.capitalLetter : SHAPES.foreign;
  }
  const kind = commandKind(word);
  if (kind > 0) return SHAPES.command + kind;
  if (!/^[A-Za-z]+$/.test(word)) return SHAPES.foreign;
  const glued = gluedness(word);
  if (glued > 0) return glued === 2 ? SHAPES.glued : SHAPES.gluedEnglish;
  if (/^[a-z]+$/.test(word)) return word.length === 2 ? SHAPES.two : word.length === 3 ? SHAPES.three : SHAPES.long;
  if (/^[A-Z]+$/.test(word)) return word.length === 2 ? SHAPES.twoCapitals : SHAPES.capitals;
  return /^[A-Z][a-z]+$/.test(word) ? SHAPES.capitalised : SHAPES.mixed;
}
function hashOf(text, start, end) {
  let hash = 2166136261 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return Math.imul(hash ^ hash >>> 15, 739982445);
}
var remembered = /* @__PURE__ */ new Map();
var MOST_REMEMBERED = 6e4;
function wordFacts(word) {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const cut = word.length > 60 ? word.length : cutOf(word);
  const facts = { shape: shapeOf(word.slice(0, cut)), cut, hash: hashOf(word, 0, cut) };
  if (word.length <= 60) remembered.set(word, facts);
  return facts;
}

// src/maths/decoder/tokens.ts
var GLUED = 0;
var BLANK = 1;
var SAME_WORD = 2;
var isLower = (code) => code >= 97 && code <= 122;
var isUpper = (code) => code >= 65 && code <= 90;
var isDigit = (code) => code >= 48 && code <= 57;
var isForeign = (code) => code >= 192 && code < 8192 && !(code >= 880 && code < 1024);
var isLetter = (code) => isLower(code) || isUpper(code) || isForeign(code);
var isBlank = (code) => code <= 32 || code === 160 || code >= 8192 && code <= 8203 || code === 12288;
var SIGN_SHAPE = new Uint8Array(128).fill(SHAPES.otherSign);
for (let i = 0; i < SIGNS.length; i++) SIGN_SHAPE[SIGNS.charCodeAt(i)] = SIGN_SHAPES + i;
function numberShape(text, start, end) {
  if (end - start === 1) return text[start] === "0" ? SHAPES.zero : SHAPES.digit;
  return end - start === 2 ? SHAPES.twoDigits : SHAPES.number;
}
function commandEnd(text, at) {
  let to = at + 1;
  while (to < text.length && (isLower(text.charCodeAt(to)) || isUpper(text.charCodeAt(to)))) to++;
  return to === at + 1 && to < text.length && !isBlank(text.charCodeAt(to)) ? to + 1 : to;
}
function tokenize(text) {
  const start = new Int32Array(text.length);
  const end = new Int32Array(text.length);
  const shape = new Uint8Array(text.length);
  const gap = new Uint8Array(text.length);
  const hash = new Int32Array(text.length);
  let count = 0;
  let nextGap = BLANK;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      nextGap = BLANK;
      at++;
      continue;
    }
    let to = at + 1;
    if (isLetter(code)) {
      while (to < text.length && isLetter(text.charCodeAt(to))) to++;
      for (let from = at; from < to; ) {
        const facts = wordFacts(text.slice(from, to));
        start[count] = from;
        from += facts.cut;
        end[count] = from;
        shape[count] = facts.shape;
        hash[count] = facts.hash;
        gap[count++] = nextGap;
        nextGap = SAME_WORD;
      }
    } else {
      let of;
      if (isDigit(code)) {
        while (to < text.length && isDigit(text.charCodeAt(to))) to++;
        of = numberShape(text, at, to);
      } else if (code === 92) {
        to = commandEnd(text, at);
        of = SHAPES.backslash;
      } else {
        if (code >= 55296 && code < 56320 && to < text.length) to++;
        of = code < 128 ? SIGN_SHAPE[code] : SHAPES.foreignSign;
      }
      start[count] = at;
      end[count] = to;
      shape[count] = of;
      hash[count] = hashOf(text, at, to);
      gap[count++] = nextGap;
    }
    nextGap = GLUED;
    at = to;
  }
  return { text, count, start, end, shape, gap, hash };
}

// src/maths/decoder/features.ts
var signShape = (sign) => SIGN_SHAPES + SIGNS.indexOf(sign);
var CARET = signShape("^");
var UNDERSCORE = signShape("_");
var EQUALS = signShape("=");
var LESS = signShape("<");
var MORE = signShape(">");
var OPENERS = [signShape("("), signShape("["), signShape("{")];
var CLOSERS = [signShape(")"), signShape("]"), signShape("}")];
var COMMA = signShape(",");
var isLetterShape = (shape) => shape >= SHAPES.smallLetter && shape <= SHAPES.capitalI;
var isStrong = (shape) => shape === CARET || shape === UNDERSCORE || shape === EQUALS || shape === LESS || shape === MORE;
var REACH = 60;
var seen = new Uint8Array(4096);
function surroundingsOf(tokens) {
  const { count, shape, gap, hash } = tokens;
  const opener = new Int32Array(count).fill(-1);
  const depth = new Uint8Array(count);
  const evidence = new Uint8Array(count);
  const stack = [];
  seen.fill(0);
  let marks = 0;
  for (let t = 0; t < count; t++) {
    while (stack.length > 0 && t - stack[stack.length - 1] > REACH) stack.pop();
    const s = shape[t];
    const closes = CLOSERS.indexOf(s);
    opener[t] = stack.length > 0 ? stack[stack.length - 1] : -1;
    depth[t] = Math.min(3, stack.length);
    if (closes >= 0) {
      let i = stack.length - 1;
      while (i >= 0 && shape[stack[i]] !== OPENERS[closes]) i--;
      if (i >= 0) {
        opener[t] = stack[i];
        stack.length = i;
      }
    } else if (OPENERS.includes(s)) {
      stack.push(t);
    }
    const mathsMark = s === CARET || s === UNDERSCORE || s === signShape("{") || s === SHAPES.glued || s > SHAPES.command && s < SHAPES.command + 9;
    if (mathsMark) marks++;
    if (s >= SHAPES.digit && s <= SHAPES.zero) continue;
    if (s >= SIGN_SHAPES) continue;
    const before = t > 0 ? shape[t - 1] : 0;
    const after = t + 1 < count ? shape[t + 1] : 0;
    const gluedAfter = t + 1 < count && gap[t + 1] === GLUED;
    const gluedBefore = t > 0 && gap[t] === GLUED;
    let grade = 0;
    if (gluedAfter && (after === CARET || after === UNDERSCORE) || isStrong(after) && !gluedBefore || isStrong(before) && !gluedAfter) grade = 4;
    else if (gluedBefore && isLetterShape(s) && OPENERS.includes(before) && gluedAfter && (CLOSERS.includes(after) || after === COMMA)) grade = 2;
    else grade = 1;
    const slot = hash[t] & 4095;
    const was = seen[slot];
    if (grade === 1) seen[slot] = was < 16 ? was + 1 : was | 0;
    else seen[slot] = was | (grade === 4 ? 128 : 64);
  }
  for (let t = 0; t < count; t++) {
    const what = seen[hash[t] & 4095];
    evidence[t] = what >= 128 ? 3 : what >= 64 ? 2 : what > 1 ? 1 : 0;
  }
  return { opener, depth, evidence, density: marks === 0 ? 0 : marks < 3 ? 1 : marks < 8 ? 2 : 3 };
}
var mix2 = (row, a, b) => {
  let h = Math.imul(row + 1, 2654435761) ^ Math.imul(a, 2246822507);
  h = Math.imul(h ^ h >>> 13, 3266489909) ^ Math.imul(b, 668265263);
  h = Math.imul(h ^ h >>> 16, 374761393);
  return h ^ h >>> 15;
};
var MOST_FEATURES = 64;
var MOST_PAIR_FEATURES = 8;
var shapeAt = (tokens, t) => {
  if (t < 0 || t >= tokens.count) return 127;
  const gap = tokens.gap[t];
  return tokens.shape[t] | gap << 7;
};
var hashAt = (tokens, t) => t < 0 || t >= tokens.count ? t < 0 ? 11 : 13 : tokens.hash[t];
function featuresOf(tokens, around, t, out) {
  const w0 = hashAt(tokens, t);
  const w1 = hashAt(tokens, t + 1);
  const w2 = hashAt(tokens, t + 2);
  const v1 = hashAt(tokens, t - 1);
  const v2 = hashAt(tokens, t - 2);
  const s0 = shapeAt(tokens, t);
  const s1 = shapeAt(tokens, t + 1);
  const s2 = shapeAt(tokens, t + 2);
  const s3 = shapeAt(tokens, t + 3);
  const r1 = shapeAt(tokens, t - 1);
  const r2 = shapeAt(tokens, t - 2);
  const r3 = shapeAt(tokens, t - 3);
  const gaps = s0 >> 7 | s1 >> 7 << 2;
  const evidence = around.evidence[t];
  const opener = around.opener[t];
  const beforeOpener = opener > 0 ? shapeAt(tokens, opener - 1) | tokens.gap[opener] << 9 : opener;
  const wordBeforeOpener = opener > 0 ? hashAt(tokens, opener - 1) : opener;
  const context = around.density | around.depth[t] << 2 | evidence << 4;
  const shapes = s0 | s1 << 9 | r1 << 18;
  let n = 0;
  out[n++] = mix2(0, w0, 0);
  out[n++] = mix2(1, w0, gaps);
  out[n++] = mix2(2, v1, s0);
  out[n++] = mix2(3, w1, s0 | s1 >> 7 << 12);
  out[n++] = mix2(4, v2, s0);
  out[n++] = mix2(5, w2, s0);
  out[n++] = mix2(6, v1, w0);
  out[n++] = mix2(7, w0, w1);
  out[n++] = mix2(8, mix2(8, v1, w0), w1);
  out[n++] = mix2(9, mix2(9, v1, s0), w1);
  out[n++] = mix2(10, mix2(10, v2, v1), s0);
  out[n++] = mix2(11, mix2(11, w1, w2), s0);
  out[n++] = mix2(12, s0, s1);
  out[n++] = mix2(13, s0, r1);
  out[n++] = mix2(14, shapes, 0);
  out[n++] = mix2(15, shapes, r2);
  out[n++] = mix2(16, shapes, s2);
  out[n++] = mix2(17, shapes, r2 | s2 << 9);
  out[n++] = mix2(18, shapes, r2 | r3 << 9);
  out[n++] = mix2(19, shapes, s2 | s3 << 9);
  out[n++] = mix2(20, w0, context);
  out[n++] = mix2(21, s0, context);
  out[n++] = mix2(22, shapes, context);
  out[n++] = mix2(23, s0, beforeOpener);
  out[n++] = mix2(24, s0, wordBeforeOpener);
  out[n++] = mix2(25, shapes, beforeOpener);
  out[n++] = mix2(26, w0, r1 | s1 << 9);
  out[n++] = mix2(27, v1, s0 | s1 << 9);
  out[n++] = mix2(28, w1, s0 | r1 << 9);
  out[n++] = mix2(29, mix2(29, v2, v1), w0);
  out[n++] = mix2(30, mix2(30, w1, w2), w0);
  out[n++] = mix2(31, w0, r1 | r2 << 9);
  out[n++] = mix2(32, w0, s1 | s2 << 9);
  out[n++] = mix2(33, v1, w1);
  out[n++] = mix2(34, r1 | s1 << 9, evidence | s0 << 4);
  out[n++] = mix2(35, v1, evidence | s0 << 4);
  out[n++] = mix2(36, w1, evidence | s0 << 4);
  out[n++] = mix2(37, hashAt(tokens, t + 3), s0);
  out[n++] = mix2(38, hashAt(tokens, t - 3), s0);
  return n;
}
function pairFeaturesOf(tokens, around, t, out) {
  const s0 = shapeAt(tokens, t);
  const r1 = shapeAt(tokens, t - 1);
  const s1 = shapeAt(tokens, t + 1);
  const opener = around.opener[t];
  const beforeOpener = opener > 0 ? shapeAt(tokens, opener - 1) | tokens.gap[opener] << 9 : opener;
  let n = 0;
  out[n++] = mix2(50, 0, 0);
  out[n++] = mix2(51, s0, 0);
  out[n++] = mix2(52, s0, r1 & 127);
  out[n++] = mix2(53, s0 | s1 << 9, r1);
  out[n++] = mix2(54, hashAt(tokens, t), 0);
  out[n++] = mix2(55, hashAt(tokens, t - 1), s0);
  out[n++] = mix2(56, s0, beforeOpener);
  return n;
}

// src/maths/decoder/gate.ts
var SUSPECT_BITS = 1 << 17;
var isSuspect = (suspects, hash) => {
  const bit = hash >>> 3 & SUSPECT_BITS - 1;
  return (suspects[bit >> 3] >> (bit & 7) & 1) === 1;
};
var addSuspect = (suspects, hash) => {
  const bit = hash >>> 3 & SUSPECT_BITS - 1;
  suspects[bit >> 3] = suspects[bit >> 3] | 1 << (bit & 7);
};
var SUSPECT_SHAPE = new Uint8Array(128);
for (const shape of [SHAPES.glued, SHAPES.backslash]) SUSPECT_SHAPE[shape] = 1;
for (let kind = 1; kind <= 8; kind++) SUSPECT_SHAPE[SHAPES.command + kind] = 1;
var MARGIN = 4;
function windowsOf(tokens, suspects) {
  const windows = [];
  let last = -1;
  for (let t = 0; t < tokens.count; t++) {
    if (SUSPECT_SHAPE[tokens.shape[t]] !== 1 && !isSuspect(suspects, tokens.hash[t])) continue;
    const from = Math.max(0, t - MARGIN);
    const to = Math.min(tokens.count, t + MARGIN + 1);
    if (last >= 0 && from <= windows[last]) windows[last] = to;
    else {
      windows.push(from, to);
      last = windows.length - 1;
    }
  }
  return windows;
}

// src/maths/decoder/labeller.ts
var BEGIN = 1;
var IN = 2;
var LABELS = 3;
var features = new Int32Array(MOST_FEATURES);
var pairFeatures = new Int32Array(MOST_PAIR_FEATURES);
var windowScores = () => ({ unary: new Float64Array(0), pair: new Float64Array(0), size: 0 });
function scoreWindow(tokens, around, weights, from, to, scores) {
  const size = to - from;
  if (scores.unary.length < size * LABELS) {
    scores.unary = new Float64Array(size * LABELS * 2);
    scores.pair = new Float64Array(size * LABELS * LABELS * 2);
  }
  scores.size = size;
  const { unary, unaryMask, pair, pairMask } = weights;
  for (let i = 0; i < size; i++) {
    const n = featuresOf(tokens, around, from + i, features);
    let b = 0;
    let m = 0;
    for (let k = 0; k < n; k++) {
      const at = (features[k] & unaryMask) << 1;
      b += unary[at];
      m += unary[at + 1];
    }
    scores.unary[i * 3] = 0;
    scores.unary[i * 3 + 1] = b;
    scores.unary[i * 3 + 2] = m;
    const p = pairFeaturesOf(tokens, around, from + i, pairFeatures);
    for (let j = 0; j < 9; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += pair[(pairFeatures[k] & pairMask) * 9 + j];
      scores.pair[i * 9 + j] = sum;
    }
    scores.pair[i * 9 + 2] = -1e9;
  }
}
var back = new Uint8Array(0);

// scripts/train/labels.ts
import katex from "katex";
var bare = (tex) => tex.replace(/\\(?:text|textrm|textbf|textit|texttt|textsf|emph|href|url|mbox|mathrm|mathbf|underline)\b/g, "").replace(/[{}\s]/g, "");
function isPlain(tex) {
  if (/^\s*\(?\s*(?:\\text\w*\{)?[ivx]{1,4}\}?\s*\)?\s*$/.test(tex) && tex.includes("(")) return true;
  const t = tex.replace(/\\[,;!: ]/g, "").trim();
  if (/\\(?:text\w*|emph|href|url|mbox|cite\w*|footnote|unicode)\b/.test(t) && !/[\^_=<>]/.test(t)) return true;
  if (/^[\d\s.,:;%\\+\-\u2212/()[\]~xX]*$/.test(bare(t))) return true;
  return !/^[A-Za-z]'*$/.test(bare(t)) && /^[A-Za-z\s,.;:'-]*$/.test(t);
}
var isUnbalanced = (shown) => shown.formulas.some((f) => f.tex.length > 400 || /(?:[a-z]{3,} ){6}/.test(f.left.replace(/\\[a-z]+/g, "")));
function trueLabels(shown, tokens) {
  const labels = new Uint8Array(tokens.count);
  let t = 0;
  for (const formula of shown.formulas) {
    if (isPlain(formula.tex)) continue;
    let { start, end } = formula;
    while (start < end && /\s/.test(shown.text[start])) start++;
    while (end > start && /[\s.,;:]/.test(shown.text[end - 1])) end--;
    while (t < tokens.count && tokens.end[t] <= start) t++;
    const first = t;
    while (t < tokens.count && tokens.start[t] < end) t++;
    if (first === t) continue;
    const cutsToken = tokens.start[first] < start || tokens.end[t - 1] > end;
    if (cutsToken && t - first === 1) continue;
    for (let i = first; i < t; i++) labels[i] = i === first ? BEGIN : IN;
  }
  return labels;
}

// scripts/train/train-labeller.ts
function learnSuspects(examples, weights) {
  const inside = /* @__PURE__ */ new Map();
  const total = /* @__PURE__ */ new Map();
  examples.forEach((example, e) => {
    const tokens = tokenize(example.text);
    const labels = trueLabels(example, tokens);
    for (let t = 0; t < tokens.count; t++) {
      const hash = tokens.hash[t];
      total.set(hash, (total.get(hash) ?? 0) + weights[e]);
      if (labels[t]) inside.set(hash, (inside.get(hash) ?? 0) + 1);
    }
  });
  const suspects = new Uint8Array(SUSPECT_BITS >> 3);
  let n = 0;
  for (const [hash, count] of inside) {
    if (count < 3 || count / total.get(hash) < 4e-3) continue;
    addSuspect(suspects, hash);
    n++;
  }
  console.error(`suspects ${n} of ${total.size}`);
  return suspects;
}
var random = (seed) => () => {
  seed = seed + 1831565813 | 0;
  let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
  t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
  return ((t ^ t >>> 14) >>> 0) / 4294967296;
};
var addLog = (x, y) => x > y ? x + Math.log1p(Math.exp(y - x)) : y + Math.log1p(Math.exp(x - y));
function learnLabels(examples, suspects, options) {
  const size = 1 << options.unaryBits;
  const pairSize = 1 << options.pairBits;
  const weights = {
    unary: new Float32Array(size * 2),
    unaryMask: size - 1,
    pair: new Float32Array(pairSize * 9),
    pairMask: pairSize - 1
  };
  const sums = { unary: new Float64Array(size * 2), pair: new Float64Array(pairSize * 9) };
  const squares = { unary: new Float32Array(size * 2).fill(0.01), pair: new Float32Array(pairSize * 9).fill(0.01) };
  const features2 = new Int32Array(MOST_FEATURES);
  const pairFeatures2 = new Int32Array(MOST_PAIR_FEATURES);
  const scores = windowScores();
  const next = random(7);
  const order = examples.map((_, i) => i);
  let step = 0;
  const alpha = new Float64Array(3 * 4096);
  const beta = new Float64Array(3 * 4096);
  const counts = new Uint8Array(size);
  for (const example of examples) {
    const tokens = tokenize(example.text);
    const windows = windowsOf(tokens, suspects);
    if (windows.length === 0) continue;
    const around = surroundingsOf(tokens);
    for (let w = 0; w < windows.length; w += 2)
      for (let t = windows[w]; t < windows[w + 1]; t++) {
        const n = featuresOf(tokens, around, t, features2);
        for (let k = 0; k < n; k++) {
          const at = features2[k] & weights.unaryMask;
          if (counts[at] < 255) counts[at] = counts[at] + 1;
        }
      }
  }
  const averageFrom = Math.floor(options.epochs / 2);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    const rate2 = options.rate * (1 - 0.8 * epoch / options.epochs);
    let loss = 0;
    let tokensSeen = 0;
    for (const index of order) {
      const example = examples[index];
      const tokens = tokenize(example.text);
      const windows = windowsOf(tokens, suspects);
      if (windows.length === 0) continue;
      const around = surroundingsOf(tokens);
      const labels = trueLabels(example, tokens);
      for (let w = 0; w < windows.length; w += 2) {
        const from = windows[w];
        const to = Math.min(windows[w + 1], from + 4e3);
        const n = to - from;
        tokensSeen += n;
        scoreWindow(tokens, around, weights, from, to, scores);
        const { unary, pair } = scores;
        for (let i = 0; i < n; i++) for (let y = 0; y < 3; y++) {
          if (i === 0) {
            alpha[y] = pair[y] + unary[y];
            continue;
          }
          const a = (i - 1) * 3;
          alpha[i * 3 + y] = addLog(addLog(alpha[a] + pair[i * 9 + y], alpha[a + 1] + pair[i * 9 + 3 + y]), alpha[a + 2] + pair[i * 9 + 6 + y]) + unary[i * 3 + y];
        }
        beta.fill(0, (n - 1) * 3, n * 3);
        for (let i = n - 2; i >= 0; i--) for (let x = 0; x < 3; x++) {
          const p = (i + 1) * 9 + x * 3;
          const b = (i + 1) * 3;
          beta[i * 3 + x] = addLog(addLog(pair[p] + unary[b] + beta[b], pair[p + 1] + unary[b + 1] + beta[b + 1]), pair[p + 2] + unary[b + 2] + beta[b + 2]);
        }
        const last = (n - 1) * 3;
        const z = addLog(addLog(alpha[last], alpha[last + 1]), alpha[last + 2]);
        let was = OUT_LABEL;
        for (let i = 0; i < n; i++) {
          let y = labels[from + i];
          if (y === 2 && was === 0) y = 1;
          const prev = was;
          was = y;
          const p1 = Math.exp(alpha[i * 3 + 1] + beta[i * 3 + 1] - z);
          const p2 = Math.exp(alpha[i * 3 + 2] + beta[i * 3 + 2] - z);
          const py = y === 0 ? 1 - p1 - p2 : y === 1 ? p1 : p2;
          loss -= Math.log(Math.max(1e-9, py));
          const g1 = (y === 1 ? 1 : 0) - p1;
          const g2 = (y === 2 ? 1 : 0) - p2;
          if (Math.abs(g1) > 1e-4 || Math.abs(g2) > 1e-4) {
            const count = featuresOf(tokens, around, from + i, features2);
            for (let k = 0; k < count; k++) {
              const row = features2[k] & weights.unaryMask;
              if (counts[row] < options.least) continue;
              if (options.drop > 0 && next() < options.drop) continue;
              const at = row << 1;
              update(weights.unary, sums.unary, squares.unary, at, g1, rate2, averaged);
              update(weights.unary, sums.unary, squares.unary, at + 1, g2, rate2, averaged);
            }
          }
          const pc = pairFeaturesOf(tokens, around, from + i, pairFeatures2);
          for (let x = 0; x < 3; x++) {
            if (i === 0 && x !== 0) continue;
            for (let t = 0; t < 3; t++) {
              if (x === 0 && t === 2) continue;
              const e = i === 0 ? alpha[t] + beta[t] - z : alpha[(i - 1) * 3 + x] + pair[i * 9 + x * 3 + t] + unary[i * 3 + t] + beta[i * 3 + t] - z;
              const g = (x === prev && t === y ? 1 : 0) - Math.exp(e);
              if (Math.abs(g) < 1e-4) continue;
              for (let k = 0; k < pc; k++) update(weights.pair, sums.pair, squares.pair, (pairFeatures2[k] & weights.pairMask) * 9 + x * 3 + t, g, rate2, averaged);
            }
          }
        }
      }
      step++;
      if (epoch >= averageFrom) averaged++;
    }
    console.error(`epoch ${epoch + 1}: loss per token ${(loss / tokensSeen).toFixed(5)}, tokens ${tokensSeen}`);
  }
  for (let i = 0; i < weights.unary.length; i++) weights.unary[i] = weights.unary[i] - sums.unary[i] / averaged;
  for (let i = 0; i < weights.pair.length; i++) weights.pair[i] = weights.pair[i] - sums.pair[i] / averaged;
  return weights;
}
var OUT_LABEL = 0;
function update(w, sum, square, at, gradient, rate2, averaged) {
  const q = square[at] + gradient * gradient;
  square[at] = q;
  const change = rate2 * gradient / Math.sqrt(q);
  w[at] = w[at] + change;
  sum[at] = sum[at] + change * averaged;
}

// ../../../tmp/d/exp1.ts
import { writeFileSync } from "node:fs";
var NM = +(process.argv[2] ?? 16e3);
var NP = +(process.argv[3] ?? 4e4);
var bits = +(process.argv[4] ?? 18);
var epochs = +(process.argv[5] ?? 4);
var drop = +(process.argv[6] ?? 0);
var least = +(process.argv[7] ?? 2);
var rate = +(process.argv[8] ?? 0.15);
var maths = readLines("/tmp/d/math.jsonl").slice(0, NM).map((l) => showAsListing(JSON.parse(l).abstract)).filter((s) => !isUnbalanced(s));
var all = readLines("/tmp/d/papers.jsonl").map((l) => JSON.parse(l).abstract).filter((a) => !a.includes("$"));
var plain = all.slice(0, all.length - 4e3).slice(0, NP).map(showAsListing);
console.error(maths.length, plain.length, all.length);
var ex = [...maths, ...plain];
var ws = [...maths.map(() => 1), ...plain.map(() => Math.max(1, maths.length * 10 / plain.length))];
console.time("s");
var sus = learnSuspects(ex, ws);
console.timeEnd("s");
var wt = 0;
var tt = 0;
var lost = 0;
var lab = 0;
for (const e of maths) {
  const t = tokenize(e.text);
  const w = windowsOf(t, sus);
  const l = trueLabels(e, t);
  const m = new Uint8Array(t.count);
  for (let i = 0; i < w.length; i += 2) {
    wt += w[i + 1] - w[i];
    m.fill(1, w[i], w[i + 1]);
  }
  tt += t.count;
  for (let i = 0; i < t.count; i++) if (l[i]) {
    lab++;
    if (!m[i]) lost++;
  }
}
var wp = 0;
var tp = 0;
for (const e of plain) {
  const t = tokenize(e.text);
  const w = windowsOf(t, sus);
  for (let i = 0; i < w.length; i += 2) wp += w[i + 1] - w[i];
  tp += t.count;
}
console.error({ wt, tt, lost, lab, wp, tp });
console.time("t");
var W = learnLabels(ex, sus, { unaryBits: bits, pairBits: 13, epochs, rate, drop, least });
console.timeEnd("t");
writeFileSync("/tmp/d/lab.bin", Buffer.concat([Buffer.from(sus.buffer), Buffer.from(W.unary.buffer), Buffer.from(W.pair.buffer)]));
