import { rmSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ReleaseRefusedError } from '#core/release/model-registry.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { by, Workshop } from '../release-fixtures.ts';

type Operation =
  | { readonly kind: 'register'; readonly content: number; readonly alias?: 'canary' | 'champion' }
  | { readonly kind: 'promote'; readonly version: number; readonly expected?: number | null }
  | { readonly kind: 'rollback'; readonly version?: number; readonly expected?: number }
  | { readonly kind: 'archive'; readonly version: number };

/** The registry as a child would write it: no ledger, no files, one stack of champions. */
class PlainModel {
  readonly contents: number[] = [];
  readonly archived = new Set<number>();
  readonly champions: number[] = [];
  readonly aliases = new Map<string, number>();
  lastRolledBack: number | undefined;

  apply(operation: Operation): boolean {
    switch (operation.kind) {
      case 'register':
        return this.#register(operation.content, operation.alias);
      case 'promote':
        return this.#promote(operation.version, operation.expected);
      case 'rollback':
        return this.#rollback(operation);
      case 'archive':
      default:
        return this.#archive(operation.version);
    }
  }

  #register(content: number, alias: string | undefined): boolean {
    const known = this.contents.indexOf(content) + 1;
    if (known === 0) {
      this.contents.push(content);
      this.#set(alias ?? 'candidate', this.contents.length);
      return true;
    }
    if (this.archived.has(known)) return false;
    if (alias) this.#set(alias, known);
    return true;
  }

  #set(alias: string, version: number): void {
    if (this.aliases.get(alias) === version) return;
    this.aliases.set(alias, version);
    if (alias !== 'champion') return;
    this.champions.push(version);
    this.lastRolledBack = undefined;
    this.#setPrevious();
  }

  #setPrevious(): void {
    const [previous] = this.targets();
    if (previous === undefined) this.aliases.delete('previous');
    else this.aliases.set('previous', previous);
  }

  targets(): number[] {
    const top = this.champions.at(-1);
    const below = this.champions.slice(0, -1).reverse();
    return [...new Set(below)].filter((version) => version !== top && !this.archived.has(version));
  }

  #promote(version: number, expected: number | null | undefined): boolean {
    const champion = this.aliases.get('champion') ?? null;
    if (version > this.contents.length) return false;
    if (champion === version) return true;
    if (this.archived.has(version) || (expected !== undefined && expected !== champion))
      return false;
    this.#set('champion', version);
    return true;
  }

  #rollback({ version, expected }: { version?: number; expected?: number }): boolean {
    const champion = this.aliases.get('champion');
    if (champion === undefined) return false;
    if (version === champion) return true;
    if (version === undefined && expected !== undefined && expected === this.lastRolledBack)
      return true;
    const target = version ?? this.targets()[0];
    if (target === undefined || !this.targets().includes(target)) return false;
    if (expected !== undefined && expected !== champion) return false;
    this.champions.length = this.champions.slice(0, -1).lastIndexOf(target) + 1;
    this.aliases.set('champion', target);
    this.lastRolledBack = champion;
    this.#setPrevious();
    return true;
  }

  #archive(version: number): boolean {
    if (version > this.contents.length) return false;
    if (this.archived.has(version)) return true;
    const holders = [...this.aliases]
      .filter(([, holder]) => holder === version)
      .map(([alias]) => alias);
    if (holders.some((alias) => alias !== 'candidate')) return false;
    if (holders.length > 0) this.aliases.delete('candidate');
    this.archived.add(version);
    return true;
  }
}

const version = fc.integer({ min: 1, max: 4 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        kind: fc.constant('register'),
        content: fc.integer({ min: 1, max: 4 }),
        alias: fc.constantFrom('canary', 'champion'),
      },
      { requiredKeys: ['kind', 'content'] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        kind: fc.constant('promote'),
        version,
        expected: fc.option(version, { nil: null, freq: 3 }),
      },
      { requiredKeys: ['kind', 'version'] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record(
      { kind: fc.constant('rollback'), version, expected: version },
      { requiredKeys: ['kind'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('archive'), version }) },
);

const workshop = new Workshop();
afterAll(() => workshop.remove());

async function perform(operation: Operation): Promise<boolean> {
  try {
    await act(operation);
    return true;
  } catch (error) {
    if (error instanceof ReleaseRefusedError || error instanceof CannotRunError) return false;
    throw error;
  }
}

function act(operation: Operation): Promise<unknown> {
  const { registry } = workshop;
  switch (operation.kind) {
    case 'register':
      return workshop.register(
        `content ${operation.content}`,
        operation.alias ? { alias: operation.alias } : {},
      );
    case 'promote':
      return workshop.promote(
        operation.version,
        'expected' in operation ? { expected: operation.expected ?? null } : {},
      );
    case 'rollback':
      return registry.rollback('fraud', {
        by,
        ...(operation.version ? { version: operation.version } : {}),
        ...(operation.expected ? { expected: operation.expected } : {}),
      });
    case 'archive':
    default:
      return registry.archive('fraud', operation.version, { by });
  }
}

test('any sequence of operations ends as in a plain model of the registry, and every digest fits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 14 }), async (operations) => {
      rmSync(workshop.root, { recursive: true, force: true });
      const model = new PlainModel();
      for (const operation of operations) {
        expect({ operation, accepted: await perform(operation) }).toEqual({
          operation,
          accepted: model.apply(operation),
        });
      }
      const versions = await workshop.registry.versions('fraud');
      expect(versions.map(({ archived }) => archived)).toEqual(
        model.contents.map((_, index) => model.archived.has(index + 1)),
      );
      const aliases = versions.flatMap(({ aliases, version }) =>
        aliases.map((alias) => [alias, version] as const),
      );
      expect(new Map(aliases)).toEqual(model.aliases);
      if (versions.length === 0) return;
      const findings = await workshop.registry.verify('fraud');
      expect(findings.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
