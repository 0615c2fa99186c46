import { Monitor, Moon, Sun } from "lucide-react";
import { SegmentedForm } from "@/components/ui/segmented-form";

const icons = { light: Sun, dark: Moon, system: Monitor };

export type ThemeChoice = keyof typeof icons;

type ThemeSwitchProps = {
  label: string;
  /** Gets the choice as `theme`. `light` and `dark` become `data-theme` on `<html>`; `system` leaves it out. */
  action: (form: FormData) => void | Promise<void>;
  names: Record<ThemeChoice, string>;
  current: ThemeChoice;
};

export function ThemeSwitch({ label, action, names, current }: ThemeSwitchProps) {
  return (
    <SegmentedForm
      label={label}
      name="theme"
      action={action}
      current={current}
      options={(["light", "dark", "system"] as const).map((choice) => {
        const Icon = icons[choice];
        return {
          value: choice,
          label: names[choice],
          content: (
            <>
              <Icon aria-hidden className="size-4" />
              <span className="sr-only">{names[choice]}</span>
            </>
          ),
        };
      })}
    />
  );
}
