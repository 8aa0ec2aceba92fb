"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { uiTexts } from "@/components/ui/texts";

export interface FormErrorProps {
  /** One sentence for the whole form. */
  message?: string | undefined;
  /** Refusals of single fields; with an `id` they lead to that field. */
  errors?: readonly { label: string; message: string; id?: string }[];
  className?: string;
}

/** Why a form was refused; takes the focus when it appears, and shows nothing without a reason. */
export function FormError({ message, errors = [], className }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null);
  const key = [message ?? "", ...errors.map((error) => error.label + error.message)].join("\n");
  useEffect(() => {
    if (key !== "") box.current?.focus();
  }, [key]);
  if (!message && errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className={cn(
        "flex gap-2 rounded-md border border-bad/40 bg-bad-soft px-3 py-2 text-bad-ink text-sm",
        className,
      )}
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="whitespace-pre-line font-medium">{message ?? uiTexts.fixThese}</p>
        {errors.length > 0 ? (
          <ul className="mt-0.5 list-disc pl-4">
            {errors.map((error) => (
              <li key={error.label + error.message}>
                {error.id ? (
                  <a href={`#${error.id}`} className="underline">
                    {error.label}
                  </a>
                ) : (
                  error.label
                )}
                : {error.message}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
