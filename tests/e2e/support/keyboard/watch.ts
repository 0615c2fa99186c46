/** Where the focus stands after a press of a key. */
export type Stop = {
  /** The same for the same element while the page is open; 0 where nothing has the focus. */
  id: number;
  description: string;
  /** What is wrong with the focus standing here. */
  faults: string[];
  isClosedSummary: boolean;
  /** How many answers this question has; 0 for what is no question of radio buttons. */
  answers: number;
};

export type KeyboardWatch = {
  /** After Tab the order is looked at too; the arrows go around among their answers. */
  readStop: (isAfterTab: boolean) => Stop;
  /** What the focus has not stood on since `forget`, in a part of the page. */
  listMissed: (part?: Element) => string[];
  /** What only a mouse finds, and what is taken out of its place in the order. */
  listOutsiders: () => string[];
  /** Whether the focus has been inside since the page was opened. */
  wasEntered: (layer: Element) => boolean;
  forget: () => void;
};

declare global {
  interface Window {
    keyboardWatch: KeyboardWatch;
  }
}

/** Runs in the page before any of its own scripts; it stands on nothing outside of itself. */
export function installKeyboardWatch() {
  const controls =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], [contenteditable=true]";
  const roles = ["button", "link", "tab", "menuitem", "checkbox", "switch", "option", "combobox", "slider"];
  const interactive = [controls, "[tabindex]", ...roles.map((role) => `[role=${role}]`)].join(", ");
  // What development draws around errors is no part of the product.
  const tools = "nextjs-portal";
  const pressed = ["click", "dblclick", "mousedown", "pointerdown"];
  const reactPressed = ["onClick", "onDoubleClick", "onMouseDown", "onPointerDown"];

  const listening = new WeakSet<EventTarget>();
  const addListener = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...rest) {
    if (pressed.includes(rest[0])) listening.add(this);
    return addListener.apply(this, rest);
  };

  const ids = new WeakMap<Element, number>();
  let nextId = 1;
  const entered = new WeakSet<Element>();
  let reached = new WeakSet<Element>();
  let previous: { element: Element; box: DOMRect; looks: Map<Element, string>; layer: Element | null } | undefined;

  const readId = (element: Element) => {
    const id = ids.get(element) ?? nextId++;
    ids.set(element, id);
    return id;
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const isDisabled = (element: Element) => element.matches(":disabled") || element.closest("[inert]") !== null;
  /** The arrows of its combobox lead to an option, the focus stays in the field. */
  const isOption = (element: Element) => element.matches("[role=listbox] [role=option]");
  /** A heading, a page or an alert that the product itself moves the focus to. */
  const isTarget = (element: Element) => element.matches('[tabindex="-1"]') && !element.matches(controls);
  const readReact = (element: Element): Record<string, unknown> | undefined => {
    const key = Object.keys(element).find((name) => name.startsWith("__reactProps$"));
    return key === undefined ? undefined : (element as unknown as Record<string, Record<string, unknown>>)[key];
  };
  const isRadio = (element: Element) => element instanceof HTMLInputElement && element.type === "radio";
  const listAnswers = ({ form, name }: HTMLInputElement) =>
    [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
      (other) => other.form === form && other.name === name && isShown(other) && !isDisabled(other),
    );
  const describe = (element: Element) => {
    const { labels } = element as HTMLInputElement;
    const name = element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent;
    return `${element.tagName.toLowerCase()} “${(name ?? "").replace(/\s+/g, " ").trim().slice(0, 60)}”`;
  };
  const listControls = (part: ParentNode) =>
    [...part.querySelectorAll(interactive)].filter(
      (element) => isShown(element) && !isDisabled(element) && !isTarget(element) && !isOption(element),
    );

  /** The ring of one element: an outline or a shadow. */
  const readRing = (element: Element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    return `${outlineStyle === "none" ? "" : `${outlineWidth} ${outlineColor}`}; ${boxShadow}`;
  };
  /** Around what the ring is drawn: itself, or for what cannot be seen its frame and its label. */
  const readRings = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    const isSeen = width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true });
    const frames = [element.parentElement, element.nextElementSibling, ...((element as HTMLInputElement).labels ?? [])];
    const around = isSeen ? [element] : frames.filter((frame) => frame !== null);
    return new Map(around.map((one) => [one, readRing(one)]));
  };
  /** Bars that stay while the page moves, dialogs and popovers: no order is told between them and the page. */
  const findLayer = (element: Element) => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      if (one.matches("dialog, [popover]") || /fixed|sticky/.test(getComputedStyle(one).position)) return one;
    }
    return null;
  };
  const placeOf = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return new DOMRect(x + scrollX, y + scrollY, width, height);
  };
  /** Down, or along the line, or up to the head of a column further right. */
  const isBackwards = (from: DOMRect, to: DOMRect) => {
    const overlap = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
    const isSameLine = overlap > Math.min(from.height, to.height) / 2;
    if (isSameLine) return to.right <= from.left + 1;
    return to.bottom <= from.top + 1 && to.left < from.right - 1;
  };
  const isCovered = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const own = [element, ...((element as HTMLInputElement).labels ?? [])];
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y] as const),
    );
    return !points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && own.some((one) => one.contains(hit));
    });
  };

  const readStop = (isAfterTab: boolean): Stop => {
    const element = document.activeElement;
    const isNothing = !element || element === document.body || element.matches(tools);
    const stop: Stop = { id: 0, description: "nothing", faults: [], isClosedSummary: false, answers: 0 };
    if (previous && element !== previous.element && previous.element.isConnected) {
      const isRinged = [...previous.looks].some(([one, ring]) => ring !== readRing(one));
      if (!isRinged) stop.faults.push(`the focus cannot be seen on ${describe(previous.element)}`);
    }
    if (isNothing) {
      previous = undefined;
      return stop;
    }
    const box = placeOf(element);
    const layer = findLayer(element);
    const isOrdered = isAfterTab && previous?.layer === layer && !reached.has(element);
    if (previous && isOrdered && isBackwards(previous.box, box)) {
      stop.faults.push(`the order jumps back from ${describe(previous.element)} to ${describe(element)}`);
    }
    if (isCovered(element)) stop.faults.push(`${describe(element)} is covered while it has the focus`);
    reached.add(element);
    for (let one: Element | null = element; one; one = one.parentElement) entered.add(one);
    // A date has a stop for each of its parts: the frame is ringed at the first of them.
    if (previous?.element !== element) previous = { element, box, looks: readRings(element), layer };
    stop.id = readId(element);
    stop.description = describe(element);
    stop.isClosedSummary = element.matches("details:not([open]) > summary");
    stop.answers = isRadio(element) ? listAnswers(element as HTMLInputElement).length : 0;
    return stop;
  };

  window.keyboardWatch = {
    readStop,
    listMissed: (part) =>
      listControls(part ?? document)
        .filter((element) => part || !element.closest("dialog, [popover]"))
        .filter((element) => !reached.has(element))
        .map(describe),
    listOutsiders: () => {
      const all = [...document.querySelectorAll(`body :not(${tools})`)].filter(isShown);
      const ordered = all.filter((element) => Number(element.getAttribute("tabindex")) > 0);
      const left = all.filter(
        (element) => element.matches(`:is(${controls})[tabindex="-1"]`) && !isOption(element) && !isDisabled(element),
      );
      const mouseOnly = all.filter((element) => {
        const props = readReact(element) ?? {};
        const isPressed = listening.has(element) || reactPressed.some((name) => typeof props[name] === "function");
        return isPressed && !element.matches(`${interactive}, label`);
      });
      return [
        ...ordered.map((element) => `${describe(element)} has a place of its own in the order`),
        ...left.map((element) => `${describe(element)} is taken out of the order`),
        ...mouseOnly.map((element) => `${describe(element)} answers a press and is no control`),
      ];
    },
    wasEntered: (layer) => entered.has(layer),
    forget: () => {
      reached = new WeakSet();
      previous = undefined;
    },
  };
}
