// What each kind of page shows, in the order that it is shown. No code: `pages.ts` fills these records in, the
// templates place them. Mended texts stay RichText until a page is rendered; addresses are paths below the site.
import type { PaperInShort, TextInShort } from '../cache/in-short.ts';
import type { Citable, CitedFacts } from '../cite/citable.ts';
import type {
  Diagnostic,
  Html,
  MapContour,
  Note,
  OutPath,
  PaperId,
  PaperMap,
  ReferenceReport,
  RichText,
  SeedPath,
  Series,
  Slug,
  SourceReport,
  Trust,
  WebUrl,
} from '../types.ts';
import type { LookUp } from './look-up.ts';
import type { Mends } from './mends.ts';
import type { Strip } from './strip.ts';

export type Page =
  | FrontPage
  | EditionsPage
  | EditionPage
  | RestsFile
  | ListedFile
  | PaperPage
  | TopicsPage
  | TopicPage
  | MapPage
  | PicturePage
  | SpotsFile
  | SearchPage
  | NumbersPage
  | SavedPage
  | SourcesPage
  | AboutPage
  | NotFoundPage
  | RedirectPage;

export type PageKind = Page['kind'];

/** What becomes a file: a page, or what a paper's page is laid out from by the thread that prints it. */
export type Sheet = Page | PaperOutline;

/** A page that is laid out when it is asked for, so that one that stands already costs next to nothing. */
export type DueSheets = {
  readonly kind: Sheet['kind'];
  readonly path: OutPath;
  /** Files that may come with it, and all that decides each of them, should there be one. */
  readonly beside: readonly { readonly path: OutPath; readonly from: () => string }[];
  /** All that decides its sheets, and which there are, beside the configuration; null where the one sheet says it as shortly. */
  readonly from: (() => string) | null;
  readonly sheets: () => readonly Sheet[];
};

/** The part of the site that a page belongs to, for the navigation. */
export type Section = 'editions' | 'topics' | 'map' | 'numbers' | 'saved' | 'sources' | 'about';

/** What every page carries. */
type Base<Kind extends string> = {
  readonly kind: Kind;
  readonly path: OutPath;
  /** For the window, without the site's name. */
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description: string;
  readonly section: Section | null;
  readonly masthead: Masthead;
};

/** What all pages of a site share. */
export type Masthead = {
  readonly title: string;
  readonly nav: readonly NavItem[];
  /**
   * The line at the foot. What the library holds stands there on pages that tell of all of it alone: what one dump more
   * would change on each of 100,000 pages is on none of them.
   */
  readonly colophon: string;
};

export type NavItem = { readonly label: string; readonly path: OutPath; readonly section: Section };

/** `repeated`: papers that stand in more than one edition. */
export type Counts = {
  readonly papers: number;
  readonly editions: number;
  readonly sightings: number;
  readonly repeated: number;
};

/** A place on a page of this site. */
export type Reference = { readonly name: string; readonly path: OutPath; readonly anchor: string };

/** A link that leaves the site. */
export type Outward = { readonly label: string; readonly url: WebUrl };

/** A file that holds what a page lists. */
export type FileLink = { readonly label: string; readonly path: OutPath };

// ---- front page ------------------------------------------------------------------------------

export type FrontPage = Base<'front'> & {
  readonly counts: Counts;
  /** null in an empty library. */
  readonly edition: EditionLine | null;
  readonly dateline: string;
  readonly lead: Lead | null;
  /** Two columns, at either side of the lead. */
  readonly seconds: readonly (readonly Story[])[];
  readonly briefs: readonly Story[];
  readonly onward: string;
  readonly others: readonly EditionLine[];
  readonly topics: readonly TopicRow[];
  readonly map: Teaser | null;
  /** Those of the library. */
  readonly series: readonly Series[];
};

export type TopicRow = Reference & { readonly count: number };

/** The map, small, with its largest names. */
export type Teaser = Pick<PaperMap, 'width' | 'height' | 'regions'>;

export type Story = {
  readonly path: OutPath;
  readonly topics: readonly Reference[];
  readonly title: RichText;
  readonly text: RichText;
  readonly also: readonly Reference[];
  readonly links: readonly Outward[];
  readonly coins: string;
};

/** A story of which only the head is shown. */
export type StoryLine = Omit<Story, 'text'>;

export type Lead = Story & {
  /** The first letter of the text, set large, and the first words, set in small caps; the rest is `text`. */
  readonly drop: string;
  readonly firstWords: string;
  readonly rule: string;
  readonly reason: string;
};

// ---- editions --------------------------------------------------------------------------------

export type EditionLine = {
  readonly name: string;
  readonly path: OutPath;
  readonly size: number;
  /** Papers that no earlier edition had printed. */
  readonly fresh: number;
  /** Papers that stand in another edition too, earlier or later. */
  readonly elsewhere: number;
  readonly strip: Strip;
};

/** With the topics that set it apart. */
export type EditionEntry = EditionLine & { readonly subjects: readonly Reference[] };

/** Editions that belong together; `name` is null where all of them stand in one group. */
export type EditionGroup = {
  readonly name: string | null;
  readonly anchor: string;
  readonly lines: readonly EditionEntry[];
  /** Of the series, where it is one. */
  readonly feeds: readonly FileLink[];
};

export type EditionsPage = Base<'editions'> & {
  readonly groups: readonly EditionGroup[];
  readonly series: readonly Series[];
  readonly standfirst: string;
};

/** The pages that a long list is dealt out to. */
export type Parts = readonly { readonly label: string; readonly path: OutPath; readonly current: boolean }[];

export type EditionPage = Base<'edition'> & {
  readonly name: string;
  /** null where it belongs to none. */
  readonly series: (Reference & { readonly slug: Slug }) | null;
  /** As in the addresses of its feeds: `editions/sep-9-x1y2z`. */
  readonly of: string;
  /** Its citations. */
  readonly files: readonly FileLink[];
  readonly filters: readonly FilterGroup[];
  readonly standfirst: string;
  readonly strip: Strip;
  readonly older: Reference | null;
  readonly newer: Reference | null;
  readonly size: number;
  readonly range: string;
  /** Empty where the edition fits one page. */
  readonly parts: Parts;
  readonly entries: readonly EntryLine[];
  /** By the library's owner; on the first page alone. */
  readonly notes: readonly Note[];
  /** Where the rests of the abstracts stand, when the page would be too heavy with them; null when it has them. */
  readonly rests: OutPath | null;
  /** Where the entries of the edition's other pages stand, for filters and order. */
  readonly others: readonly OutPath[];
};

/** The rests of a heavy page's abstracts, in its order, for a script to set in place. */
export type RestsFile = Base<'rests'> & { readonly rests: readonly RichText[] };

/** The entries of one page of several, without the rests of their abstracts, for the scripts of the others. */
export type ListedFile = Base<'listed'> & { readonly entries: readonly ListedLine[]; readonly rests: OutPath };
export type ListedLine = Omit<EntryLine, 'anchor' | 'path' | 'rest' | 'coins'> & { readonly cited: CitedFacts | null };

/** A group of the rail: choices with how many papers of the edition each would leave. */
export type FilterGroup = {
  readonly name: string;
  readonly label: string;
  /** One of them, or any number. */
  readonly type: 'radio' | 'checkbox';
  readonly choices: readonly FilterChoice[];
};

export type FilterChoice = {
  readonly value: string;
  readonly label: string;
  /** null where only the reader's browser knows, or can find out. */
  readonly count: number | null;
  /** Of the page at hand. */
  readonly here: number;
  /** What only the reader's browser can do: without scripts it is not offered. */
  readonly scripted: boolean;
  readonly checked: boolean;
};

export type EntryLine = {
  readonly id: PaperId;
  /** What it can be filtered by: `new`, `elsewhere`, `code`, `project`, `maths`, and `t-` before each topic's slug. */
  readonly facts: readonly string[];
  /** Where it stands, for a citation. */
  readonly seen: string;
  readonly number: number;
  readonly anchor: string;
  readonly path: OutPath;
  readonly title: RichText;
  readonly opening: RichText;
  readonly rest: RichText;
  /** The rest comes when it is asked for. */
  readonly restLater: boolean;
  readonly topics: readonly Reference[];
  readonly also: readonly Reference[];
  readonly links: readonly Outward[];
  /** By which Zotero takes it from the list: see `cite/coins.ts`. */
  readonly coins: string;
};

// ---- a paper ---------------------------------------------------------------------------------

/** All that a paper's page asks of the library, as short as it can be said. */
export type PaperOutline = {
  readonly kind: 'outline';
  readonly path: OutPath;
  readonly masthead: Masthead;
  readonly paper: PaperInShort;
  readonly topics: readonly Reference[];
  /** Nearest first. */
  readonly ties: readonly InShort<Omit<Tie, 'width'>>[];
  /** Whether others were looked for, and none is near. */
  readonly isAlone: boolean;
  readonly spot: Spot | null;
  /** Where it stands, for a citation. */
  readonly cited: string;
  /** Oldest first. */
  readonly timeline: readonly Stand[];
  /** Newest first. */
  readonly turns: readonly TurnInShort[];
};

/** With its title in short. */
export type InShort<Titled extends { readonly title: RichText }> = Omit<Titled, 'title'> & {
  readonly title: TextInShort;
};

export type TurnInShort = {
  readonly edition: string;
  readonly previous: InShort<Neighbour> | null;
  readonly next: InShort<Neighbour> | null;
};

/** An edition of the timeline; `number` is the paper's there, null where it does not stand in it. */
export type Stand = {
  readonly name: string;
  readonly dump: SeedPath;
  /** How many papers the edition lists. */
  readonly size: number;
  readonly number: number | null;
  readonly path: OutPath;
};

export type PaperPage = Base<'paper'> & {
  readonly id: PaperId;
  readonly heading: RichText;
  readonly topics: readonly Reference[];
  readonly related: readonly Tie[];
  /** What is said where others were looked for and none is near; else empty. */
  readonly unrelated: string;
  readonly spot: Spot | null;
  readonly authors: string;
  readonly otherAuthors: { readonly label: string; readonly names: string } | null;
  /** How many they are, where nobody names them. */
  readonly unnamed: string;
  readonly lookUps: readonly LookUp[];
  readonly links: readonly Outward[];
  readonly abstract: RichText | null;
  /** As the dump has it; null where the mended text is no other. */
  readonly scraped: { readonly title: RichText; readonly abstract: RichText } | null;
  /** For programs that cite. */
  readonly citable: Citable;
  /** Where no author is known, and so no tag of the page's head speaks of a citation; else null. */
  readonly coins: string | null;
  /** What is known beside the text: when it came out, where, what about. */
  readonly known: readonly Known[];
  /** By a machine, where no dump has the abstract. */
  readonly machineSummary: string | null;
  /** By the library's owner, as Markdown. */
  readonly notes: readonly Note[];
  readonly mends: Mends;
  readonly unnoted: string;
  readonly seen: readonly SeenIn[];
  readonly turns: readonly Turn[];
  /** Where it stands, for a citation. */
  readonly cited: string;
  readonly citations: readonly { readonly format: string; readonly name: string; readonly text: string }[];
};

/** A fact with its name: `Published`, `Jan 5, 2024`. */
export type Known = { readonly label: string; readonly value: string };

/** A related paper, with the words that tie it; `width` is the strength in percent. */
export type Tie = {
  readonly path: OutPath;
  readonly title: RichText;
  readonly words: readonly string[];
  readonly strength: number;
  readonly width: number;
  readonly editions: string;
};

type Dot = { readonly x: number; readonly y: number };

/** The map's frame, and the script that tells where in it a paper lies. */
export type Spot = { readonly width: number; readonly height: number; readonly spots: OutPath };

/** Where some papers lie on the map: x and y of each, then of those that are tied to it. */
export type SpotsFile = Base<'spots'> & {
  /** The end of a paper's id, which no other of the file has, and places on the map. */
  readonly spots: readonly (readonly [string, readonly number[]])[];
};

/** One edition of the timeline, whether the paper stands in it or not. */
export type SeenIn = {
  readonly name: string;
  readonly path: OutPath;
  readonly anchor: string | null;
  readonly place: string;
  /** The dump's lines, for every time that it stands there. */
  readonly lines: string;
  /** Upvotes and comments as of the dump: `101 upvotes, 6 comments`; empty where it has none. */
  readonly counts: string;
  /** The title as printed there, where it is another. */
  readonly printed: readonly string[];
  /** The abstract as printed there, where it is another; under the first edition that has it. */
  readonly abstracts: readonly string[];
};

export type Turn = { readonly edition: string; readonly previous: Neighbour | null; readonly next: Neighbour | null };
export type Neighbour = { readonly number: number; readonly path: OutPath; readonly title: RichText };

// ---- the rest --------------------------------------------------------------------------------

export type SearchPage = Base<'search'>;

export type SourcesPage = Base<'sources'> & {
  readonly standfirst: string;
  readonly sources: readonly Source[];
  readonly totals: Pick<SourceReport, 'bytes' | 'lines' | 'entries' | 'repeats' | 'uses'>;
  /** Files that complete papers and add none. */
  readonly references: readonly ReferenceReport[];
  /** Notes and references of which there is something to say. */
  readonly others: readonly { readonly path: SeedPath; readonly diagnostics: readonly Diagnostic[] }[];
  /** Diagnostics that belong to no file. */
  readonly diagnostics: readonly Diagnostic[];
  readonly formulas: readonly { readonly trust: Trust; readonly meaning: string; readonly count: number }[];
  readonly formulaCount: number;
};

export type Source = SourceReport & {
  readonly edition: Reference | null;
  readonly diagnostics: readonly Diagnostic[];
  /** How many more there are than are listed. */
  readonly unlisted: number;
};

export type TopicsPage = Base<'topics'> & {
  readonly standfirst: string;
  readonly rows: readonly (TopicRow & { readonly words: readonly string[] })[];
};

export type TopicPage = Base<'topic'> & {
  readonly name: string;
  /** As in the addresses of its feeds: `editions/sep-9-x1y2z`. */
  readonly of: string;
  /** Its citations. */
  readonly files: readonly FileLink[];
  /** How many papers it has, on all its pages. */
  readonly papers: number;
  readonly size: string;
  /** What stands on this page, as `301 to 600`; empty where the topic fits one page. */
  readonly range: string;
  /** Empty where the topic fits one page. */
  readonly parts: Parts;
  readonly words: readonly string[];
  /** By the library's owner; on the first page alone. */
  readonly notes: readonly Note[];
  /** Empty on all pages but the first, and so is what tells where the topic lies. */
  readonly begin: readonly Story[];
  readonly rest: readonly StoryLine[];
  readonly points: readonly Dot[];
  readonly map: Pick<PaperMap, 'width' | 'height'> | null;
  /** Newest first; of very many those with the most of its papers. */
  readonly editions: readonly (TopicRow & { readonly width: number })[];
  readonly editionsLeftOut: number;
  readonly neighbours: readonly (Reference & { readonly words: readonly string[] })[];
};

export type MapPage = Base<'map'> & {
  readonly heading: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly contours: readonly MapContour[];
  readonly points: readonly (Dot & { readonly path: OutPath; readonly title: string; readonly repeated: boolean })[];
  readonly regions: readonly (Dot & {
    readonly name: string;
    /** Of its topic; null where the library has no pages of topics. */
    readonly path: OutPath | null;
    readonly number: number;
    readonly count: number;
    readonly lines: readonly string[];
    readonly rank: 1 | 2 | 3;
  })[];
};

/** The map as a picture of its own, to lie under the marks of other pages. */
export type PicturePage = Base<'picture'> & {
  readonly width: number;
  readonly height: number;
  readonly contours: readonly MapContour[];
  readonly points: readonly Dot[];
};

type Share = { readonly count: number; readonly width: number };

/** Figures with their findings; widths are percentages. */
export type NumbersPage = Base<'numbers'> & {
  readonly standfirst: string;
  readonly sizes: {
    readonly finding: string;
    readonly rows: readonly {
      readonly edition: Reference;
      readonly fresh: number;
      readonly seen: number;
      readonly freshWidth: number;
      readonly seenWidth: number;
    }[];
  };
  /** null where there is nothing to compare. `shade` is 0 to 4; cells above the diagonal have no count. */
  readonly overlaps: {
    readonly finding: string;
    readonly columns: readonly Reference[];
    readonly rows: readonly {
      readonly edition: Reference;
      readonly cells: readonly { readonly count: number | null; readonly self: boolean; readonly shade: number }[];
    }[];
  } | null;
  /** Topics by edition: shares of each edition, `top` where a topic weighs most. null where no topic was found. */
  readonly subjects: {
    readonly finding: string;
    readonly columns: readonly Reference[];
    readonly rows: readonly {
      readonly topic: Reference;
      readonly cells: readonly (Share & { readonly top: boolean })[];
      readonly all: number;
    }[];
  } | null;
  readonly holdings: {
    readonly finding: string;
    readonly rows: readonly { readonly edition: Reference; readonly maths: Share; readonly linked: Share }[];
  };
  readonly trust: {
    readonly finding: string;
    readonly rows: readonly (Share & { readonly trust: Trust; readonly words: string })[];
  };
};

export type SavedPage = Base<'saved'>;
export type AboutPage = Base<'about'> & { readonly leadRule: string; readonly hasTopics: boolean };
export type NotFoundPage = Base<'not-found'> & { readonly newest: Reference | null };
export type RedirectPage = Base<'redirect'> & { readonly target: OutPath };

/** What a template receives beside the page. */
export type Rendered = { readonly bodyHtml: Html };
