/** A form in a document, and hands to fill it in. */
export interface FilledForm {
  /** What was sent. */
  readonly sent: readonly unknown[];
  press(text: string): Promise<void>;
  /** Text into fields, by name. */
  type(answers: Readonly<Record<string, string>>): Promise<void>;
  value(id: string): string;
  isInvalid(id: string): boolean;
  alerts(): readonly string[];
  leave(): Promise<void>;
}

/** Shows the component of that name which the code of a page exports; it takes `send`. */
export function fillIn(code: string, name: string): Promise<FilledForm>;

type Resolver = (
  values: object,
  context: undefined,
  options: { fields: object; shouldUseNativeValidation: boolean },
) => Promise<{ errors: Record<string, { type: string; message: string }> }>;

/** The resolvers that take our schemas, by name. */
export const resolversOf: Record<"standardSchemaResolver" | "zodResolver", (schema: unknown) => Resolver>;
