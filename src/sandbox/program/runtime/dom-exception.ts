// DOMException as Node 20 has it (lib/internal/per_context/domexception.js): an Error whose name, message and code come from
// its prototype.

/** By their codes from 1 on: the constant's name and the exception's; an exception without one is of old. */
const KINDS = [
  ['INDEX_SIZE_ERR', 'IndexSizeError'],
  ['DOMSTRING_SIZE_ERR', ''],
  ['HIERARCHY_REQUEST_ERR', 'HierarchyRequestError'],
  ['WRONG_DOCUMENT_ERR', 'WrongDocumentError'],
  ['INVALID_CHARACTER_ERR', 'InvalidCharacterError'],
  ['NO_DATA_ALLOWED_ERR', ''],
  ['NO_MODIFICATION_ALLOWED_ERR', 'NoModificationAllowedError'],
  ['NOT_FOUND_ERR', 'NotFoundError'],
  ['NOT_SUPPORTED_ERR', 'NotSupportedError'],
  ['INUSE_ATTRIBUTE_ERR', 'InUseAttributeError'],
  ['INVALID_STATE_ERR', 'InvalidStateError'],
  ['SYNTAX_ERR', 'SyntaxError'],
  ['INVALID_MODIFICATION_ERR', 'InvalidModificationError'],
  ['NAMESPACE_ERR', 'NamespaceError'],
  ['INVALID_ACCESS_ERR', 'InvalidAccessError'],
  ['VALIDATION_ERR', ''],
  ['TYPE_MISMATCH_ERR', 'TypeMismatchError'],
  ['SECURITY_ERR', 'SecurityError'],
  ['NETWORK_ERR', 'NetworkError'],
  ['ABORT_ERR', 'AbortError'],
  ['URL_MISMATCH_ERR', 'URLMismatchError'],
  ['QUOTA_EXCEEDED_ERR', 'QuotaExceededError'],
  ['TIMEOUT_ERR', 'TimeoutError'],
  ['INVALID_NODE_TYPE_ERR', 'InvalidNodeTypeError'],
  ['DATA_CLONE_ERR', 'DataCloneError'],
] as const;

const CODES: ReadonlyMap<string, number> = new Map(KINDS.map(([, name], index) => [name, index + 1]));

export class DOMException extends Error {
  readonly #name: string;
  readonly #message: string;
  constructor(message = '', options: string | { readonly name?: string; readonly cause?: unknown } = 'Error') {
    super();
    const name = typeof options === 'string' ? options : (options.name ?? 'Error');
    this.#name = name;
    this.#message = message;
    const frames = (this.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    const stack = [`${name}: ${message}`, ...frames].join('\n');
    Object.defineProperty(this, 'stack', { value: stack, writable: true, configurable: true });
    if (typeof options === 'string' || !('cause' in options)) return;
    Object.defineProperty(this, 'cause', { value: options.cause, writable: true, configurable: true });
  }
  override get name(): string {
    return this.#name;
  }
  override get message(): string {
    return this.#message;
  }
  get code(): number {
    return this.#name === '' ? 0 : (CODES.get(this.#name) ?? 0);
  }
  static {
    for (const name of ['name', 'message', 'code']) Object.defineProperty(this.prototype, name, { enumerable: true });
    for (const [index, [name]] of KINDS.entries()) {
      const constant = { value: index + 1, enumerable: true };
      Object.defineProperty(this, name, constant);
      Object.defineProperty(this.prototype, name, constant);
    }
    Object.defineProperty(this.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });
  }
}
