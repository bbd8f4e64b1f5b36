// Finds, with the compiler's own knowledge of types, every phrase that code can say: object literals that are a `Phrase`,
// and calls of `say`. A key that is put together ("why.evicted.${policy}") counts for each value that its parts can have.
import ts from 'typescript';

export interface SaidPhrase {
  /** "labs/2-caching/eviction/why.ts:52" */
  readonly where: string;
  /** Every key that may stand there; undefined where the types do not tell. */
  readonly keys: readonly string[] | undefined;
  /** Names of the arguments that come with it; undefined where the types do not tell. */
  readonly args: readonly string[] | undefined;
  /** A call of `say` may get its key from elsewhere; a phrase must tell its own. */
  readonly kind: 'phrase' | 'say';
}

/** More values than this are no set of keys. */
const MOST_KEYS = 200;

function valuesOfType(type: ts.Type): readonly string[] | undefined {
  const parts = type.isUnion() ? type.types : [type];
  const values = parts.map((part) => (part.isStringLiteral() ? part.value : undefined));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function product(heads: readonly string[], tails: readonly string[]): readonly string[] {
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}

/** Every string that an expression can be. */
function valuesOf(checker: ts.TypeChecker, expression: ts.Expression): readonly string[] | undefined {
  if (ts.isParenthesizedExpression(expression)) return valuesOf(checker, expression.expression);
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) {
    const one = valuesOf(checker, expression.whenTrue);
    const other = valuesOf(checker, expression.whenFalse);
    return one === undefined || other === undefined ? undefined : [...one, ...other];
  }
  if (ts.isTemplateExpression(expression)) {
    let all: readonly string[] = [expression.head.text];
    for (const span of expression.templateSpans) {
      const values = valuesOf(checker, span.expression);
      if (values === undefined) return undefined;
      all = product(product(all, values), [span.literal.text]);
      if (all.length > MOST_KEYS) return undefined;
    }
    return all;
  }
  return valuesOfType(checker.getTypeAtLocation(expression));
}

function argumentNames(checker: ts.TypeChecker, expression: ts.Expression | undefined): readonly string[] | undefined {
  if (expression === undefined) return [];
  const isOpen = (part: ts.Expression): boolean => {
    const type = checker.getTypeAtLocation(part);
    return type.isUnion() || checker.getIndexInfosOfType(type).length > 0;
  };
  const spreads = ts.isObjectLiteralExpression(expression)
    ? expression.properties.flatMap((each) => (ts.isSpreadAssignment(each) ? [each.expression] : []))
    : [];
  if (isOpen(expression) || spreads.some(isOpen)) return undefined;
  return checker
    .getTypeAtLocation(expression)
    .getProperties()
    .map((each) => each.name);
}

function property(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const each of literal.properties) {
    if (each.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(each)) return each.initializer;
    if (ts.isShorthandPropertyAssignment(each)) return each.name;
  }
  return undefined;
}

/** A literal with a key and perhaps arguments, where a phrase is wanted or nothing says what is. */
function isPhrase(checker: ts.TypeChecker, literal: ts.ObjectLiteralExpression): boolean {
  const names = literal.properties.map((each) => each.name?.getText());
  if (!names.includes('key') || !names.every((name) => name === 'key' || name === 'args')) return false;
  const wanted = checker.getContextualType(literal);
  if (wanted === undefined) return property(literal, 'key')?.kind !== ts.SyntaxKind.Identifier;
  const parts = wanted.isUnion() ? wanted.types : [wanted];
  return parts.some((part) => part.getSymbol()?.name === 'Phrase');
}

function phraseAt(checker: ts.TypeChecker, node: ts.Node): Omit<SaidPhrase, 'where'> | undefined {
  if (ts.isObjectLiteralExpression(node) && isPhrase(checker, node)) {
    const key = property(node, 'key');
    if (key === undefined) return undefined;
    return {
      kind: 'phrase',
      keys: valuesOf(checker, key),
      args: argumentNames(checker, property(node, 'args')),
    };
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const [key, args] = node.arguments;
  if (node.expression.name.text !== 'say' || key === undefined || ts.isObjectLiteralExpression(key)) return undefined;
  return { kind: 'say', keys: valuesOf(checker, key), args: argumentNames(checker, args) };
}

export interface Said {
  readonly phrases: readonly SaidPhrase[];
  /** Whether a key stands in the code in any form: as a string, or as what a put-together string may give. */
  mentions(key: string): boolean;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @param shownAs the path of a file as the findings give it */
export function saidIn(program: ts.Program, files: readonly string[], shownAs: (file: string) => string): Said {
  const checker = program.getTypeChecker();
  const phrases: SaidPhrase[] = [];
  const strings = new Set<string>();
  const patterns: RegExp[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`the compiler has not read ${file}`);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) strings.add(node.text);
      if (ts.isTemplateExpression(node) && node.head.text.includes('.')) {
        const values = valuesOf(checker, node);
        if (values === undefined) {
          const tail = node.templateSpans.map((span) => `.*${escaped(span.literal.text)}`).join('');
          patterns.push(new RegExp(`^${escaped(node.head.text)}${tail}$`));
        }
        for (const value of values ?? []) strings.add(value);
      }
      const phrase = phraseAt(checker, node);
      if (phrase !== undefined) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        phrases.push({ ...phrase, where: `${shownAs(file)}:${String(line)}` });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  const mentions = (key: string): boolean => strings.has(key) || patterns.some((pattern) => pattern.test(key));
  return { phrases, mentions };
}
