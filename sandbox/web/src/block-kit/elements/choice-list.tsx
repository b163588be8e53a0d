import { Collection, Header, ListBox, ListBoxItem, ListBoxSection, Popover } from 'react-aria-components';
import { Icon } from '../../shell/icon.tsx';
import { type Choice, grouped } from './choice.ts';

/** The list that opens under a select. */
export function ChoiceList({ choices, emptyWords }: { choices: readonly Choice[]; emptyWords: string }) {
  const groups = grouped(choices);
  return (
    <Popover className="popover choices" offset={4}>
      <ListBox className="listbox" renderEmptyState={() => <p className="empty">{emptyWords}</p>}>
        {groups.length === 1 && groups[0]?.group === null
          ? groups[0].choices.map((choice) => <ChoiceItem key={choice.id} choice={choice} />)
          : groups.map(({ group, choices: inGroup }) => (
              <ListBoxSection key={group ?? ''} id={group ?? ''} className="choice-group">
                <Header>{group}</Header>
                <Collection>
                  {inGroup.map((choice) => (
                    <ChoiceItem key={choice.id} choice={choice} />
                  ))}
                </Collection>
              </ListBoxSection>
            ))}
      </ListBox>
    </Popover>
  );
}

function ChoiceItem({ choice: { id, label, detail } }: { choice: Choice }) {
  return (
    <ListBoxItem id={id} textValue={label} className="choice">
      {({ isSelected }) => (
        <>
          <span className="choice-label">
            {label}
            {detail && <small>{detail}</small>}
          </span>
          {isSelected && <Icon name="check" />}
        </>
      )}
    </ListBoxItem>
  );
}
