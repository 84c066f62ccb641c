package sextant.web.page;

/** The look of own pages, light and dark; the colours are those of the window. */
final class PageCss {
  static final String ALL =
      """
      html{--fg:#1c232b;--muted:#51606f;--bg:#ffffff;--soft:#f5f7f9;--line:#d3dae1;
        --edge:#808b96;--accent:#1a5fb4;--strong:#1f66bd;--bad:#b3261e;--warn:#8a5a00;--good:#1a7340}
      html.dark{--fg:#dfe6ed;--muted:#9fadbb;--bg:#14191f;--soft:#1a2027;--line:#303a45;
        --edge:#66747f;--accent:#78b0f5;--strong:#2a6cc4;--bad:#ff8a80;--warn:#dfae4a;--good:#5cc88b}
      *{box-sizing:border-box}
      body{margin:0;background:var(--bg);color:var(--fg);
        font:14px/1.5 "Inter","Noto Sans","Noto Sans CJK SC","Segoe UI",sans-serif}
      main{max-width:760px;margin:0 auto;padding:32px 24px 64px}
      h1{font-size:20px;margin:0 0 16px;overflow-wrap:anywhere}
      h2{font-size:14px;margin:32px 0 8px;color:var(--muted);font-weight:600}
      p{margin:8px 0;overflow-wrap:anywhere}
      a{color:var(--accent);text-decoration:none;overflow-wrap:anywhere}
      a:hover{text-decoration:underline}
      a:focus,input:focus,select:focus,button:focus{outline:2px solid var(--strong);
        outline-offset:2px}
      ul{list-style:none;margin:0;padding:0}
      li{padding:6px 0;border-bottom:1px solid var(--line);display:flex;gap:12px;
        align-items:baseline}
      li .what{flex:1;min-width:0}
      li .muted{display:block}
      li ul{width:100%;padding-left:24px}
      li.folder{flex-wrap:wrap}
      .muted,.time{color:var(--muted);font-size:12px}
      .time{font-variant-numeric:tabular-nums;white-space:nowrap}
      .mono,pre,code{font-family:"JetBrains Mono","Noto Sans Mono",monospace;font-size:13px}
      .button,button{display:inline-block;padding:6px 16px;margin:0 8px 8px 0;border-radius:6px;
        border:1px solid var(--edge);background:var(--soft);color:var(--fg);font:inherit;
        cursor:pointer}
      .primary{background:var(--strong);border-color:var(--strong);color:#fff}
      .bad{color:var(--bad)}
      .warn{color:var(--warn)}
      .good{color:var(--good)}
      input,select{font:inherit;color:var(--fg);background:var(--bg);padding:6px 8px;
        border:1px solid var(--edge);border-radius:6px;width:100%}
      input::placeholder{color:var(--muted)}
      form.row{display:flex;gap:8px}
      form.edit{flex:1;background:var(--soft);padding:8px 16px;border-radius:8px}
      form.row button{flex:none;margin:0}
      ul+form.row{margin-top:12px}
      .field{display:grid;grid-template-columns:1fr 1fr;gap:16px;align-items:center;
        padding:8px 0}
      .dial{display:grid;grid-template-columns:repeat(auto-fill,minmax(168px,1fr));gap:12px}
      .dial a{display:block;padding:16px;border-radius:8px;background:var(--soft);
        color:var(--fg);height:88px;overflow:hidden}
      .dial b{display:block;margin-bottom:4px;white-space:nowrap;overflow:hidden;
        text-overflow:ellipsis}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:8px 0}
      dt{color:var(--muted)}
      dd{margin:0;overflow-wrap:anywhere}
      details{margin:16px 0}
      summary{cursor:pointer;color:var(--muted)}
      progress{width:100%;height:6px;-webkit-appearance:none;background:var(--line);border-radius:3px}
      progress::-webkit-progress-bar{background:var(--line);border-radius:3px}
      progress::-webkit-progress-value{background:var(--strong);border-radius:3px}
      """;

  private PageCss() {}
}
