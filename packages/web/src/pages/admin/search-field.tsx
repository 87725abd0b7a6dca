import { TextInput } from "@mantine/core";

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string | undefined;
  /** Undefined: everything is wanted. */
  onSearch: (query: string | undefined) => void;
}

/** Narrows a list as one types. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  return (
    <TextInput
      size="xs"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value ?? ""}
      onChange={(event) => {
        const query = event.currentTarget.value.trim();
        onSearch(query === "" ? undefined : query);
      }}
    />
  );
}
