// A day, written as the language writes it, or chosen in a calendar.
//
// Rule: what was written is never taken for another day. What is none is handed on as it stands, so that whoever asks isDay can't use it, and is said at the field.
import Button, { type ButtonProps } from "@cloudscape-design/components/button";
import Calendar from "@cloudscape-design/components/calendar";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { type ReactNode, useRef, useState } from "react";
import { language, words } from "../words/language";
import { isDay, readDay } from "./days";
import { locale } from "./when";

const say = words({
  de: { form: "TT.MM.JJJJ", none: (text: string) => `„${text}“ ist kein Tag. Schreiben Sie ihn als TT.MM.JJJJ.`, calendar: (label: string) => `${label}: Kalender` },
  en: { form: "DD/MM/YYYY", none: (text: string) => `“${text}” is no day. Write it as DD/MM/YYYY.`, calendar: (label: string) => `${label}: calendar` },
  fr: { form: "JJ/MM/AAAA", none: (text: string) => `« ${text} » n’est pas un jour. Écrivez-le sous la forme JJ/MM/AAAA.`, calendar: (label: string) => `${label} : calendrier` },
});

/** written is a day as the language writes it in figures. */
const written = (day: string) => new Intl.DateTimeFormat(locale[language()], { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }).format(new Date(day + "T00:00:00Z"));

interface Props {
  label: string;
  /** value is a day such as 2026-09-01, "", or what was written and is no day. */
  value: string;
  change: (value: string) => void;
  description?: ReactNode;
  /** hint stands behind the form in which a day is written. */
  hint?: string;
  error?: ReactNode;
  /** allowed tells which days the calendar offers. */
  allowed?: (day: string) => boolean;
}

export function Day({ label, value, change, description, hint, error, allowed }: Props) {
  const w = say();
  const [typed, setTyped] = useState<string | null>(null); // while somebody writes
  const [open, setOpen] = useState(false);
  const button = useRef<ButtonProps.Ref>(null);
  const none = value !== "" && !isDay(value);
  const shut = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={open ? "day-open" : undefined}>
      <FormField
        label={label}
        description={description}
        constraintText={hint ? `${w.form}, ${hint}` : w.form}
        errorText={none && (typed === null || error) ? w.none(value) : error}
        stretch
      >
        <div className="day">
          <Input
            value={typed ?? (isDay(value) ? written(value) : value)}
            placeholder={w.form}
            onChange={(e) => {
              setTyped(e.detail.value);
              change(readDay(e.detail.value) ?? e.detail.value.trim());
            }}
            onBlur={() => setTyped(null)}
          />
          <Button ref={button} formAction="none" iconName="calendar" ariaLabel={w.calendar(label)} ariaExpanded={open} onClick={() => setOpen(!open)} />
        </div>
      </FormField>
      {open && (
        <div
          onKeyDown={(e) => {
            if (e.key !== "Escape") return;
            e.stopPropagation(); // the calendar goes, and not the dialog around it
            shut();
          }}
        >
          <Calendar
            value={isDay(value) ? value : ""}
            locale={locale[language()]}
            ariaLabel={w.calendar(label)}
            {...(allowed ? { isDateEnabled: (d: Date) => allowed(civil(d)) } : {})}
            onChange={(e) => {
              change(e.detail.value);
              shut();
            }}
          />
        </div>
      )}
    </div>
  );
}

const two = (n: number) => String(n).padStart(2, "0");

/** civil is the day that the calendar means with an instant of this machine's zone. */
const civil = (d: Date) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
