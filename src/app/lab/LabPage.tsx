// The lab page. A placeholder until the real one stands here.
import type { JSX } from 'react';

export function LabPage({ id }: { readonly id: string }): JSX.Element {
  return <h1 className="m-0 p-8 font-serif text-[27px]">{id}</h1>;
}
