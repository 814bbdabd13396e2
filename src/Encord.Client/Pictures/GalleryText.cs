namespace Encord.Client.Pictures;

/// <summary>What is the same in every gallery. Browsers read a line end as one character, and so do the digests of the policy.</summary>
internal static class GalleryText
{
    public static readonly string Controls = """
        <header>
        <h1>Labels</h1>
        <nav>
        <button type="button" id="previous" title="Previous picture (left arrow)">&#8592; Previous</button>
        <output id="place" aria-live="polite"></output>
        <button type="button" id="next" title="Next picture (right arrow)">Next &#8594;</button>
        <button type="button" id="smaller" title="Smaller (-)">&#8722;</button>
        <button type="button" id="larger" title="Larger (+)">+</button>
        <button type="button" id="fit" title="As wide as the window (0)">Fit</button>
        </nav>
        </header>
        """.Replace("\r\n", "\n");

    public static readonly string Style = """
        :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
        body { margin: 0 auto; padding: 0.5rem 1rem; max-width: 120rem; }
        header, nav, fieldset { display: flex; flex-wrap: wrap; gap: 0.4rem 0.8rem; align-items: center; }
        h1 { font-size: 1.2rem; margin: 0; }
        button { font: inherit; padding: 0.3rem 0.7rem; }
        fieldset { margin: 0.6rem 0; max-height: 8rem; min-width: 0; overflow: auto; overflow-wrap: anywhere; }
        figure { margin: 0 0 1rem; }
        figure > div { overflow: auto; }
        figure svg { display: block; width: 100%; height: auto; }
        figcaption { margin: 0.4rem 0; overflow-wrap: anywhere; }
        .colour { width: 0.8em; height: 0.8em; margin-inline-end: 0.3em; }
        [hidden], g.off { display: none; }
        @media print { nav, fieldset { display: none; } figure[hidden] { display: block; } }
        """.Replace("\r\n", "\n");

    public static readonly string Script = """
        'use strict';
        const figures = [...document.querySelectorAll('figure')];
        const boxes = [...document.querySelectorAll('input[data-index]')];
        const place = document.getElementById('place');
        let shown = figures;
        let at = 0;
        let zoom = 1;

        function show() {
          const current = shown[at];
          for (const figure of figures) { figure.hidden = figure !== current; }
          place.textContent = current ? (at + 1) + ' of ' + shown.length : 'No picture has these classes';
          if (current) { current.querySelector('div > svg').style.width = (zoom * 100) + '%'; }
        }

        function filter() {
          const off = new Set(boxes.filter(box => !box.checked).map(box => box.dataset.index));
          const before = shown[at];
          for (const group of document.querySelectorAll('g[data-index]')) { group.classList.toggle('off', off.has(group.dataset.index)); }
          shown = off.size === 0 ? figures : figures.filter(figure => figure.querySelector('g.object:not(.off)'));
          at = Math.max(0, shown.indexOf(before));
          show();
        }

        function leaf(to) { at = Math.max(0, Math.min(shown.length - 1, to)); show(); }
        function scale(to) { zoom = Math.max(0.25, Math.min(16, to)); show(); }

        const keys = {
          ArrowLeft: () => leaf(at - 1), ArrowRight: () => leaf(at + 1), Home: () => leaf(0), End: () => leaf(shown.length - 1),
          '+': () => scale(zoom * 1.5), '-': () => scale(zoom / 1.5), '0': () => scale(1)
        };
        document.addEventListener('keydown', event => {
          if (keys[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) { keys[event.key](); event.preventDefault(); }
        });
        document.getElementById('previous').addEventListener('click', keys.ArrowLeft);
        document.getElementById('next').addEventListener('click', keys.ArrowRight);
        document.getElementById('larger').addEventListener('click', keys['+']);
        document.getElementById('smaller').addEventListener('click', keys['-']);
        document.getElementById('fit').addEventListener('click', keys['0']);
        for (const box of boxes) { box.addEventListener('change', filter); }
        filter();
        """.Replace("\r\n", "\n");
}
