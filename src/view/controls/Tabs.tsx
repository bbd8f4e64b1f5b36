// Panels of which one is open. The panels that are closed are not there, unless they must keep their state.
import type { JSX, ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';

export interface TabEntry<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly content: ReactNode;
  /** Stays in the page, hidden, while another panel is open: an editor. */
  readonly keep?: boolean;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabEntry<Id>[];
  readonly selected: Id;
  readonly onChange: (id: Id) => void;
  /** `manual`: arrow keys only move, Enter opens; for panels that are heavy. */
  readonly activation?: 'automatic' | 'manual';
}

export function Tabs<Id extends string>(props: TabsProps<Id>): JSX.Element {
  const { label, tabs, selected, onChange, activation = 'automatic' } = props;
  return (
    <AriaTabs
      selectedKey={selected}
      keyboardActivation={activation}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      className="flex min-h-0 flex-col"
    >
      <TabList aria-label={label} className="flex shrink-0 gap-[18px] overflow-x-auto border-b border-line px-5">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={
              '-mb-px cursor-pointer border-b-2 border-transparent py-[9px] text-[13.5px]/[19px] whitespace-nowrap text-ink2 ' +
              'hover:text-ink data-selected:border-ink data-selected:font-medium data-selected:text-ink ' +
              'focus-visible:-outline-offset-2 pointer-coarse:py-3'
            }
          >
            {tab.title}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel
          key={tab.id}
          id={tab.id}
          shouldForceMount={tab.keep === true}
          className="min-h-0 grow overflow-auto outline-offset-[-2px] data-inert:hidden"
        >
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
