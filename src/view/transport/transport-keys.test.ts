// @vitest-environment jsdom
// Keys drive the run, except where they belong to what has the focus.
import { describe, expect, it } from 'vitest';
import { nextSpeed } from './speeds.ts';
import { commandFor } from './transport-keys.ts';

const key = (name: string, more: object = {}) => ({
  ...{ key: name, altKey: false, ctrlKey: false, metaKey: false, defaultPrevented: false },
  ...more,
});

function element(html: string): Element {
  const host = document.createElement('div');
  host.innerHTML = html;
  return host.querySelector('[data-focus]') ?? host;
}

describe('commandFor', () => {
  it('knows the keys, on both layouts', () => {
    expect(commandFor(key(' '), document.body)).toBe('onPlayPause');
    expect(commandFor(key('ArrowRight'), null)).toBe('onStep');
    expect(commandFor(key('F'), document.body)).toBe('onFork');
    expect(commandFor(key('а'), document.body)).toBe('onFork');
    expect(commandFor(key('x'), document.body)).toBeUndefined();
  });

  it('leaves fields, code and dialogs alone', () => {
    expect(commandFor(key('r'), element('<input data-focus>'))).toBeUndefined();
    expect(commandFor(key('r'), element('<div class="monaco-editor"><span data-focus></span></div>'))).toBeUndefined();
    expect(commandFor(key(' '), element('<div role="dialog"><p data-focus></p></div>'))).toBeUndefined();
  });

  it('leaves a button its Space and a slider its arrows, not the letters', () => {
    const button = element('<button data-focus></button>');
    expect(commandFor(key(' '), button)).toBeUndefined();
    expect(commandFor(key('ArrowLeft'), button)).toBe('onStepBack');
    const slider = element('<input type="range" data-focus>');
    expect(commandFor(key('ArrowLeft'), slider)).toBeUndefined();
    expect(commandFor(key('f'), slider)).toBe('onFork');
    expect(commandFor(key(' '), slider)).toBe('onPlayPause');
    expect(commandFor(key(' '), element('<input type="checkbox" data-focus>'))).toBeUndefined();
  });

  it('leaves the browser its own shortcuts', () => {
    expect(commandFor(key('r', { ctrlKey: true }), document.body)).toBeUndefined();
    expect(commandFor(key(' ', { defaultPrevented: true }), document.body)).toBeUndefined();
  });
});

describe('nextSpeed', () => {
  it('goes through the list and stops at its ends', () => {
    expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(100, 1), nextSpeed(0.1, -1), nextSpeed(3, 1)]).toEqual([
      2.5, 0.5, 100, 0.1, 5,
    ]);
  });
});
