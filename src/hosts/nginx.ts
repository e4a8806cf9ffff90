// A server block for nginx. In: the path to serve the site under, and where it lies. Out: the text of a file for
// `/etc/nginx/conf.d/`. It serves files and nothing else.
import { A_MONTH, ASK, EVERYWHERE, FOR_EVER, HASHED, type Header } from './headers.ts';

/** nginx's own list of types lacks these. It replaces the list, so all that a site holds stands here. */
const TYPES: readonly (readonly [string, string])[] = [
  ['text/html', 'html'],
  ['text/css', 'css'],
  ['text/javascript', 'js'],
  ['text/plain', 'txt'],
  ['application/json', 'json'],
  ['application/x-ndjson', 'jsonl'],
  ['application/xml', 'xml'],
  ['application/x-bibtex', 'bib'],
  ['application/x-research-info-systems', 'ris'],
  ['text/markdown', 'md'],
  ['application/manifest+json', 'webmanifest'],
  ['image/svg+xml', 'svg'],
  ['image/png', 'png'],
  ['font/woff2', 'woff2'],
];

const WORTH_PACKING = TYPES.map(([type]) => type).filter((type) => !/html|png|woff/.test(type));

/** @param folder absolute, of the built site; @param basePath begins and ends with `/` */
export function nginxConf(folder: string, basePath: string, listen = '80'): string {
  const directory = `${folder.replace(/\/+$/, '')}/`;
  if (/[\s"'\\{};$#]/.test(directory)) throw new Error(`nginx cannot name the folder ${directory}: move it`);
  const bare = basePath.slice(0, -1);
  const toBase = bare === '' ? '' : `\n    location = ${bare} {\n        return 301 ${basePath};\n    }\n`;
  return `# Serves ${directory} under ${basePath}. Written by "broadsheet init --host nginx".
server {
    listen ${listen};
    server_name _;
    server_tokens off;
    absolute_redirect off;

    charset utf-8;
    types {
${TYPES.map(([type, extension]) => `        ${type} ${extension};`).join('\n')}
    }
    default_type application/octet-stream;
    charset_types text/css text/javascript text/plain text/markdown application/x-bibtex application/x-research-info-systems application/json application/x-ndjson application/xml image/svg+xml;

    gzip on;
    gzip_vary on;
    gzip_types ${WORTH_PACKING.join(' ')};

    error_page 404 ${basePath}404.html;
${toBase}
    # A block that adds a header inherits none, so each has the whole list.
    location ~ ^${escapedPattern(basePath)}assets/(?:${HASHED.join('|')})- {
        ${fileRule(directory, basePath)}
${headerLines([...EVERYWHERE, ['Cache-Control', FOR_EVER]])}
    }

    location ${basePath}assets/fonts/ {
        alias ${directory}assets/fonts/;
${headerLines([...EVERYWHERE, ['Cache-Control', A_MONTH]])}
    }

    location ${basePath} {
        alias ${directory};
        index index.html;
${headerLines([...EVERYWHERE, ['Cache-Control', ASK]])}
    }
}
`;
}

const escapedPattern = (path: string): string => path.replace(/[.~]/g, '\\$&');

/** In a location given as a pattern, an alias must name the file itself. */
const fileRule = (directory: string, basePath: string): string =>
  `rewrite ^${escapedPattern(basePath)}(.*)$ /$1 break;\n        root ${directory};`;

/** `always` covers the page for lost addresses. */
const headerLines = (headers: readonly Header[]): string =>
  headers.map(([name, value]) => `        add_header ${name} "${value}" always;`).join('\n');
