// `broadsheet completion SHELL`: what a shell needs to complete commands, flags and their values. In: the tree of commands
// itself, so that nothing can be forgotten. Out: a script for bash, zsh or fish on standard output.
import type { Command, Option } from 'commander';
import { nearestName } from '../leaves/nearest.ts';
import { BadUse } from '../options.ts';

/** What may stand after a flag, or as an argument: a word of these, a file, a folder, or what nobody can guess. */
type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' | 'folder' | 'any' };
type Flag = { readonly name: string; readonly describe: string; readonly values: Values | null };
type Entry = {
  readonly name: string;
  readonly describe: string;
  readonly flags: readonly Flag[];
  readonly values: Values;
};

const SHELLS: Readonly<Record<string, (entries: readonly Entry[]) => string>> = { bash, zsh, fish };
const NAMES = Object.keys(SHELLS);

export function addCompletion(cli: Command): void {
  cli
    .command('completion')
    .description('print what a shell needs to complete commands, flags and names')
    .argument('<shell>', `one of ${NAMES.join(', ')}`)
    .action((shell: string) => {
      const script = SHELLS[shell];
      if (script === undefined) {
        const meant = nearestName(shell, NAMES);
        const hint = meant === null ? '.' : `; did you mean ${meant}?`;
        throw new BadUse(`There is no completion for ${shell}${hint} Shells: ${NAMES.join(', ')}.`);
      }
      process.stdout.write(script(cli.commands.map(entryOf)));
    });
}

function entryOf(command: Command): Entry {
  const [argument] = command.registeredArguments;
  return {
    name: command.name(),
    describe: command.description(),
    flags: [...command.options.map(flagOf), { name: '--help', describe: 'print what it does', values: null }],
    values: argument === undefined ? { kind: 'words', words: [] } : valuesOf(argument.name(), argument.description),
  };
}

const flagOf = ({ long, flags, description }: Option): Flag => {
  const [, placeholder] = /<(\w+)>/.exec(flags) ?? [];
  return {
    name: long!,
    describe: description,
    values: placeholder === undefined ? null : valuesOf(placeholder, description),
  };
};

/** Told by the words that help prints: `<folder>`, `<file>`, or `one of a, b, c`. */
function valuesOf(placeholder: string, description: string): Values {
  const [, listed] = /\bone of ((?:[\w-]+, )*[\w-]+)/.exec(description) ?? [];
  if (listed !== undefined) return { kind: 'words', words: listed.split(', ') };
  if (/^(?:folder|dir)/.test(placeholder)) return { kind: 'folder' };
  return /^file/.test(placeholder) ? { kind: 'file' } : { kind: 'any' };
}

/** In single quotes, for bash, zsh and fish alike: none of our own texts needs more. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const BASH_VALUES = {
  file: 'COMPREPLY=($(compgen -f -- "$cur"))',
  folder: 'COMPREPLY=($(compgen -d -- "$cur"))',
  any: 'COMPREPLY=()',
} as const;
const bashValues = (values: Values): string =>
  values.kind === 'words'
    ? `COMPREPLY=($(compgen -W ${quoted(values.words.join(' '))} -- "$cur"))`
    : BASH_VALUES[values.kind];

function bash(entries: readonly Entry[]): string {
  const afterFlags = entries.flatMap(({ name, flags }) =>
    flags.flatMap((flag) =>
      flag.values === null ? [] : [`    ${quoted(`${name} ${flag.name}`)}) ${bashValues(flag.values)}; return ;;`],
    ),
  );
  const byCommand = entries.map(({ name, flags, values }) => {
    const words = flags.map((flag) => flag.name).join(' ');
    return `    ${name})
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W ${quoted(words)} -- "$cur"))
      else ${bashValues(values)}; fi ;;`;
  });
  return `# Completes broadsheet in bash. Put this into ~/.bashrc:  source <(broadsheet completion bash)
_broadsheet() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} != -* ]]; then command=\${COMP_WORDS[i]}; break; fi
  done
  case "$command $prev" in
${afterFlags.join('\n')}
  esac
  case "$command" in
    '') COMPREPLY=($(compgen -W ${quoted([...entries.map(({ name }) => name), '--help', '--version'].join(' '))} -- "$cur")) ;;
${byCommand.join('\n')}
  esac
}
complete -o filenames -F _broadsheet broadsheet
`;
}

const ZSH_VALUES = { file: '_files', folder: '_files -/', any: ' ' } as const;
const zshValues = (values: Values): string =>
  values.kind === 'words' ? `(${values.words.join(' ')})` : ZSH_VALUES[values.kind];
/** Signs that mean something in a specification of \`_arguments\`. */
const zshText = (text: string): string => text.replace(/[[\]:\\]/g, String.raw`\$&`);

function zsh(entries: readonly Entry[]): string {
  const commands = entries.map(({ name, describe }) => `    ${quoted(`${name}:${zshText(describe)}`)}`);
  const byCommand = entries.map(({ name, flags, values }) => {
    const specs = flags.map((flag) =>
      quoted(`${flag.name}[${zshText(flag.describe)}]${flag.values === null ? '' : `: :${zshValues(flag.values)}`}`),
    );
    return `    ${name}) _arguments ${[...specs, quoted(`*: :${zshValues(values)}`)].join(' ')} ;;`;
  });
  return `#compdef broadsheet
# Completes broadsheet in zsh. Put this into ~/.zshrc, after compinit:  source <(broadsheet completion zsh)
_broadsheet() {
  local -a commands=(
${commands.join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe 'command' commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${byCommand.join('\n')}
  esac
}
compdef _broadsheet broadsheet
`;
}

const FISH_VALUES = { file: '-r -F', folder: "-x -a '(__fish_complete_directories)'", any: '-x' } as const;
const fishValues = (values: Values): string =>
  values.kind === 'words' ? `-x -a ${quoted(values.words.join(' '))}` : FISH_VALUES[values.kind];

function fish(entries: readonly Entry[]): string {
  const lines = entries.flatMap(({ name, describe, flags, values }) => {
    const here = `complete -c broadsheet -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c broadsheet -n __fish_use_subcommand -a ${name} -d ${quoted(describe)}`,
      ...(values.kind === 'file' || values.kind === 'folder' ? [`${here} -F`] : []),
      ...(values.kind === 'words' && values.words.length > 0 ? [`${here} -a ${quoted(values.words.join(' '))}`] : []),
      ...flags.map((flag) => {
        const taken = flag.values === null ? '' : ` ${fishValues(flag.values)}`;
        return `${here} -l ${flag.name.slice(2)}${taken} -d ${quoted(flag.describe)}`;
      }),
    ];
  });
  return `# Completes broadsheet in fish:  broadsheet completion fish > ~/.config/fish/completions/broadsheet.fish
complete -c broadsheet -f
${lines.join('\n')}
`;
}
