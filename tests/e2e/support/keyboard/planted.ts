const style = "<style>:focus-visible { outline: 2px solid blue }</style>";

/** One of each fault that a person at the keyboard can run into. */
export const faultyPage = `${style}
<a href="#main">skip</a>
<a href="#other" tabindex="2">first</a>
<main id="main">
  <p><button tabindex="-1">left out</button></p>
  <p><button style="outline: none">no ring</button></p>
  <p style="display: flex; flex-direction: row-reverse"><button>right</button><button>left</button></p>
  <div id="mouse">for a mouse</div>
  <div role="button">not in the order</div>
  <button aria-haspopup="dialog">dead</button>
  <button aria-haspopup="dialog" onclick="this.blur(); forgetful.showModal()">forgetful</button>
  <dialog id="forgetful"><button>one</button></dialog>
  <button aria-haspopup="dialog" onclick="stubborn.showModal()">stubborn</button>
  <dialog id="stubborn" onkeydown="if (event.key === 'Escape') event.preventDefault()"><button>two</button></dialog>
  <dialog><button>never shown</button></dialog>
</main>
<p style="position: fixed; bottom: 0; left: 0"><button>under the bar</button></p>
<div style="position: fixed; bottom: 0; left: 0; width: 100%; height: 80px; background: white"></div>
<script>document.getElementById("mouse").addEventListener("click", () => {})</script>`;

/** Whoever comes here with Tab stays here. */
export const trappingPage = `${style}
<a href="#main">skip</a>
<main id="main" tabindex="-1"><input onkeydown="if (event.key === 'Tab') event.preventDefault()"><button>never</button></main>`;
