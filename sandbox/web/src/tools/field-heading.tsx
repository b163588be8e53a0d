import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { DraftField } from './draft-field.tsx';
import type { PageField, ProjectViewProps } from './project-view.ts';

type FieldHeadingProps = Pick<ProjectViewProps, 'project' | 'act'> & { field: PageField };

const subtypeWords: Record<PageField['subtype'], string> = {
  text: 'Text',
  number: 'Number',
  enum: 'One of a list',
  multi_enum: 'Several of a list',
  date: 'Date',
  people: 'People',
};

/** The name of a custom field; who may shape the project renames and deletes it here. */
export function FieldHeading({ project, field, act }: FieldHeadingProps) {
  if (!project.mayShape) return field.name;
  return (
    <DialogTrigger>
      <Button className="heading-button">{field.name}</Button>
      <Popover className="popover">
        <Dialog className="dialog small-form" aria-label={`Field ${field.name}`}>
          {({ close }) => (
            <div className="shape">
              <small>{subtypeWords[field.subtype]}</small>
              <DraftField
                label="Name"
                value={field.name}
                onEnter={(name) => void act({ kind: 'rename_field', field: field.gid, name })}
              />
              <Button
                className="button danger"
                onPress={() => {
                  close();
                  void act({ kind: 'delete_field', project: project.gid, field: field.gid });
                }}
              >
                Delete the field
              </Button>
            </div>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
