namespace Encord.Client.Pictures.Report;

/// <summary>The look of a report: on phones, wide screens, dark ones, and paper. Browsers read a line end as one character, and so does the digest of the policy.</summary>
internal static class ReportText
{
    public static readonly string Style = """
        :root { color-scheme: light dark; --ground: #ffffff; --card: #f4f6f8; --text: #1b1f24; --faint: #525b66; --line: #c9d1d9; --bar: #0b62a6; --link: #0a58a0; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #14181d; --card: #1e242b; --text: #e6edf3; --faint: #a3b0bd; --line: #3a444e; --bar: #6cb6ff; --link: #7fc0ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.3rem; }
        h2 { font-size: 1.25rem; margin: 2.4rem 0 0.6rem; padding-bottom: 0.2rem; border-bottom: 2px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 1.4rem 0 0.4rem; }
        p { margin: 0.4rem 0; max-width: 70ch; }
        a { color: var(--link); }
        .faint, caption, figcaption { color: var(--faint); font-size: 0.9rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; list-style: none; margin: 0.8rem 0; padding: 0; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.6rem; margin: 1rem 0; }
        .tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.6rem 0.8rem; }
        .tiles dt { color: var(--faint); font-size: 0.85rem; }
        .tiles dd { margin: 0; font-size: 1.4rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 2rem; align-items: start; }
        table { border-collapse: collapse; width: 100%; margin: 0.8rem 0; font-size: 0.93rem; }
        caption { text-align: start; font-weight: 600; padding-bottom: 0.2rem; }
        th, td { text-align: start; vertical-align: top; padding: 0.2rem 0.5rem 0.2rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
        thead th { color: var(--faint); font-size: 0.85rem; vertical-align: bottom; overflow-wrap: normal; }
        .n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
        thead .n { white-space: normal; }
        .bar { width: 34%; min-width: 4rem; }
        .bar svg { display: block; width: 100%; height: 0.85rem; margin-top: 0.28rem; }
        .bar rect, .heat path { fill: var(--bar); }
        .bars th[scope=row] { min-width: 6rem; }
        .days th[scope=row] { white-space: nowrap; }
        .wide { overflow-x: auto; }
        .wide th, .wide td { overflow-wrap: normal; }
        .wide th[scope=row] { min-width: 9rem; overflow-wrap: anywhere; }
        .matrix td { text-align: center; font-variant-numeric: tabular-nums; }
        .matrix thead th { text-align: center; }
        .s1 { background: color-mix(in srgb, var(--bar) 7%, transparent); } .s2 { background: color-mix(in srgb, var(--bar) 14%, transparent); }
        .s3 { background: color-mix(in srgb, var(--bar) 21%, transparent); } .s4 { background: color-mix(in srgb, var(--bar) 28%, transparent); }
        .s5 { background: color-mix(in srgb, var(--bar) 35%, transparent); } .s6 { background: color-mix(in srgb, var(--bar) 42%, transparent); }
        figure { margin: 0.8rem 0; }
        .line svg { display: block; width: 100%; height: 7rem; border-bottom: 1px solid var(--line); }
        .line polyline { stroke: var(--bar); stroke-width: 2.5; }
        .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1rem; }
        .grid figure { margin: 0; border: 1px solid var(--line); border-radius: 0.5rem; overflow: hidden; background: var(--card); }
        .grid figure > svg { display: block; width: 100%; height: auto; max-height: 22rem; background: #20242a; }
        .grid figcaption { padding: 0.5rem 0.7rem; }
        .grid ul { list-style: none; margin: 0.2rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 0.9rem; color: var(--text); }
        .heat { max-width: 17rem; }
        .heat svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); }
        .heat .ground { fill: var(--card); }
        .heats { grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); display: grid; gap: 0 1rem; }
        .chip { width: 0.8em; height: 0.8em; border: 1px solid var(--faint); margin-inline-end: 0.35em; vertical-align: -0.05em; }
        details > summary { cursor: pointer; margin: 0.5rem 0; }
        .note { border-inline-start: 4px solid var(--bar); padding-inline-start: 0.8rem; }
        @media (max-width: 34rem) {
          body { padding: 0.7rem; }
          .bar { width: 24%; min-width: 2.2rem; }
          .days { font-size: 0.85rem; }
          .days .bar { width: 16%; min-width: 1.5rem; }
          .bars th[scope=row] { min-width: 4.6rem; }
          .wide .bar, .wide thead td { display: none; }
          .wide th[scope=row] { min-width: 6rem; }
          th, td { padding-inline-end: 0.35rem; }
        }
        @media print {
          :root { color-scheme: light; --ground: #ffffff; --card: #ffffff; --text: #000000; --faint: #333333; --line: #999999; --bar: #0b62a6; --link: #000000; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav { display: none; }
          .wide { overflow: visible; }
          .grid figure, tr, .heat, .tiles div { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; }
          .bar svg, .chip, .s1, .s2, .s3, .s4, .s5, .s6 { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          details::details-content { content-visibility: visible; display: block; }
        }
        """.Replace("\r\n", "\n");
}
