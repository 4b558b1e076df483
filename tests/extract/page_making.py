"""Web pages made from nothing, of the kinds that officers save, each line known to be of the text or of the page.

The structures are those of real sites (headers, menus, boxes, generated class names); every word is our own.
"""

# ruff: noqa: E501 - the mark-up of a page reads better in its own lines

import html
import random
from collections.abc import Callable
from dataclasses import dataclass, field

_SUBJECTS = (
    "The harbour board",
    "The winter ferry",
    "Our housing plan",
    "The new school",
    "A second survey",
    "The fund",
)
_VERBS = ("will open", "has reviewed", "now supports", "is going to repair", "asked about", "counted")
_OBJECTS = ("the northern pier", "four island villages", "every family on the waiting list", "the bridge at the mill")
_ENDS = ("before the snow comes", "for the third year", "after a long talk with residents", "and will say more soon")
_SUJETS = ("Le conseil du port", "Le traversier d’hiver", "Notre plan de logement", "La nouvelle école", "Le fonds")
_VERBES = ("va ouvrir", "a examiné", "appuie maintenant", "va réparer", "a demandé de visiter", "a compté")
_OBJETS = ("le quai du nord", "quatre villages de l’île", "chaque famille de la liste", "le pont près du moulin")
_FINS = ("avant la neige", "pour une troisième année", "après une longue rencontre", "et en dira plus bientôt")
_MENU = (
    "Services",
    "Departments",
    "News",
    "Contact us",
    "Jobs",
    "Taxes",
    "Health",
    "Travel",
    "Library",
    "Maps",
    "Events",
)
_MENU_FR = ("Services", "Ministères", "Nouvelles", "Emplois", "Impôts", "Santé", "Voyage", "Cartes", "Activités")
_SHARE = ("Facebook", "X", "LinkedIn", "WhatsApp", "Email")
_LEGAL = ("Privacy", "Terms of use", "Accessibility", "Site map", "About this site")


@dataclass
class Page:
    """A page in the making; `body` and `menu` are its lines as a reader would sort them."""

    chance: random.Random
    body: list[str] = field(default_factory=list)
    menu: list[str] = field(default_factory=list)
    source: str = ""

    def b(self, text: str) -> str:
        """A line of the text."""
        self.body.append(text)
        return html.escape(text)

    def m(self, text: str) -> str:
        """A line of the page around it."""
        self.menu.append(text)
        return html.escape(text)

    def sentence(self, words: tuple[tuple[str, ...], ...] = (_SUBJECTS, _VERBS, _OBJECTS, _ENDS)) -> str:
        """A sentence that stands on no other page."""
        return " ".join(self.chance.choice(some) for some in words) + f" ({self.chance.randrange(10**6)})."

    def paragraph(self, count: int = 3) -> str:
        """A paragraph of the text."""
        return f"<p>{self.b(' '.join(self.sentence() for _ in range(count)))}</p>"

    def alinea(self, count: int = 3) -> str:
        """A paragraph of a French text."""
        words = (_SUJETS, _VERBES, _OBJETS, _FINS)
        return f"<p>{self.b(' '.join(self.sentence(words) for _ in range(count)))}</p>"

    def paragraphs(self, least: int = 3, most: int = 6) -> str:
        """Some paragraphs."""
        return "\n".join(self.paragraph(self.chance.randint(1, 4)) for _ in range(self.chance.randint(least, most)))

    def heading(self, level: int = 2, of_menu: bool = False) -> str:
        """A heading of the text."""
        text = f"{self.chance.choice(_OBJECTS)} {self.chance.randrange(1000)}".capitalize()
        return f"<h{level}>{self.m(text) if of_menu else self.b(text)}</h{level}>"

    def links(self, texts: tuple[str, ...] = _MENU, count: int = 6, joint: str = "<li>{}</li>", href: str = "/") -> str:
        """Links of a menu."""
        chosen = self.chance.sample(texts, min(count, len(texts)))
        return "".join(joint.format(f'<a href="{href}{place}">{self.m(text)}</a>') for place, text in enumerate(chosen))


def _document(head: str, body: str, language: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def canada(page: Page) -> str:
    jumps = "".join(f'<li><a href="#s{n}">{page.m(f"Jump to part {n}")}</a></li>' for n in range(3))
    return _document(
        "<title>Ferries for the north - Canada.ca</title><meta name='dcterms.title' content='Ferries for the north'>"
        "<meta name='dcterms.issued' content='2023-05-04'>",
        f"""<ul id="wb-tphp"><li class="wb-slc"><a class="wb-sl" href="#wb-cont">{page.m("Skip to main content")}</a></li></ul>
        <header><div id="wb-bnr"><section id="wb-lng"><ul><li><a lang="fr" href="/fr">{page.m("Français")}</a></li></ul>
        </section><form><input><button>{page.m("Search")}</button></form></div><nav class="gcweb-menu"><ul>{page.links()}</ul>
        </nav><nav id="wb-bc"><ol class="breadcrumb">{page.links(count=3)}</ol></nav></header>
        <main property="mainContentOfPage" class="container"><h1 id="wb-cont">{page.b("Ferries for the north")}</h1>
        <h2>{page.m("On this page")}</h2><ul>{jumps}</ul>{page.paragraphs()}
        {page.heading()}{page.paragraphs(2, 3)}<ul><li>{page.b(page.sentence())}</li><li>{page.b(page.sentence())}</li></ul>
        <section class="pagedetails"><div><a href="/p">{page.m("Report a problem on this page")}</a></div>
        <div class="wb-share"><h2>{page.m("Share this page")}</h2></div><dl id="wb-dtmd"><dt>{page.m("Date modified:")}</dt>
        <dd><time property="dateModified">2023-05-04</time></dd></dl></section></main>
        <footer id="wb-info"><h2 class="wb-inv">{page.m("About this site")}</h2><ul>{page.links(_LEGAL, 4)}</ul></footer>""",
    )


def news_release(page: Page) -> str:
    return _document(
        "<title>A new pier opens - Canada.ca</title>",
        f"""<div class="global-header"><ul>{page.links(count=5)}</ul></div><div class="container"><div class="row">
        <h1>{page.b("A new pier opens at last")}</h1><p>{page.b("From: Harbour Board Canada")}</p>
        <h2>{page.b("News release")}</h2><p>{page.b("May 4, 2023 — Halifax, Nova Scotia — " + page.sentence())}</p>
        {page.paragraphs()}<h2>{page.b("Quick facts")}</h2><ul><li>{page.b(page.sentence())}</li>
        <li>{page.b(page.sentence())}</li></ul><h2>{page.m("Associated links")}</h2><ul>{page.links(count=3)}</ul>
        <h2>{page.b("Contacts")}</h2><p>{page.b("Media relations")}<br>{page.b("Harbour Board, 902-555-0100")}</p>
        </div></div><div class="foot"><ul>{page.links(_LEGAL, 4)}</ul><p>{page.m("© 2023 Harbour Board")}</p></div>""",
    )


def wordpress(page: Page) -> str:
    return _document(
        "<title>Notes from the pier – The Pier Blog</title>",
        f"""<div id="page" class="site"><a class="skip-link screen-reader-text" href="#c">{page.m("Skip to content")}</a>
        <div id="masthead" class="site-branding"><a href="/">{page.m("The Pier Blog")}</a></div>
        <div class="menu-primary-container"><ul id="primary-menu" class="menu">{page.links()}</ul></div>
        <div id="content"><div id="primary"><div class="post hentry"><h1 class="entry-title">{page.b("Notes from the pier")}</h1>
        <div class="entry-content">{page.paragraphs()}{page.heading()}{page.paragraphs(2, 3)}
        <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{page.m("Share this:")}</h3><ul>{page.links(_SHARE, 4)}</ul>
        </div></div><div class="entry-footer"><span>{page.m("Posted in")} <a href="/c">{page.m("Harbours")}</a></span></div></div>
        <div class="nav-links"><a href="/a">{page.m("Older: the winter count")}</a><a href="/b">{page.m("Newer: ice")}</a></div>
        </div></div><div id="secondary" class="widget-area"><h2 class="widget-title">{page.m("Recent posts")}</h2>
        <ul>{page.links(count=5)}</ul><h2 class="widget-title">{page.m("Archives")}</h2><ul>{page.links(count=4)}</ul></div>
        <div id="colophon"><p>{page.m("Proudly powered by a press")}</p></div></div>""",
    )


def nineties(page: Page) -> str:
    menu = page.links(count=6, joint="{}<br>")
    return (
        "<HTML><HEAD><TITLE>Harbour history</TITLE></HEAD><BODY BGCOLOR=#ffffff><TABLE WIDTH=100% BORDER=0><TR>"
        f"<TD WIDTH=120 VALIGN=TOP>{menu}</TD><TD VALIGN=TOP><FONT SIZE=5><B>{page.b('Harbour history')}</B></FONT>"
        f"{page.paragraphs()}<HR>{page.paragraphs(1, 2)}</TD></TR></TABLE><HR><CENTER>"
        f"{page.links(count=4, joint='[{}] ')}</CENTER></BODY></HTML>"
    )


def nineties_bare(page: Page) -> str:
    return (
        f"<html><head><title>Ice report</title></head><body><center>{page.links(count=5, joint='{} | ')}</center><hr>"
        f"<h1>{page.b('Ice report')}</h1>{page.paragraphs()}<hr><center>{page.links(count=4, joint='{} | ')}"
        f"</center><p align=center><small>{page.m('Copyright 1998 The Harbour Board')}</small></p></body></html>"
    )


def menu_table(page: Page) -> str:
    cells = page.links(count=5, joint="<td>{}</td>")
    return (
        f"<html><body><table width=100%><tr>{cells}</tr></table><h1>{page.b('Ferry times')}</h1>{page.paragraphs()}"
        f"<table border=1><tr><th>{page.b('Port')}</th><th>{page.b('Time')}</th></tr><tr><td>{page.b('Mill Bay')}</td>"
        f"<td>{page.b('10:40')}</td></tr></table>{page.paragraph()}<table><tr>{page.links(_LEGAL, 4, '<td>{}</td>')}</tr>"
        "</table></body></html>"
    )


def drupal(page: Page) -> str:
    return _document(
        "<title>Housing plan | Town of Mill Bay</title><meta property='og:site_name' content='Town of Mill Bay'>",
        f"""<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container">
        <div role="banner"><nav role="navigation" aria-labelledby="b"><h2 class="visually-hidden" id="b">{page.m("Main navigation")}</h2>
        <ul>{page.links()}</ul></nav></div><div class="region region-breadcrumb"><div class="block-system-breadcrumb-block">
        <ol>{page.links(count=3)}</ol></div></div><div role="main"><div class="region region-content">
        <h1 class="page-title">{page.b("Housing plan")}</h1><div class="field field--name-body">{page.paragraphs()}
        {page.heading()}{page.paragraphs(2, 4)}</div></div></div>
        <div class="region region-sidebar-first"><div class="block"><h2>{page.m("In this section")}</h2><ul>{page.links(count=5)}</ul></div>
        </div><div role="contentinfo">{page.links(_LEGAL, 3, "{} ")}</div></div></div>""",
    )


def white_house(page: Page) -> str:
    return _document(
        "<title>Remarks on Ferries | The House</title>",
        f"""<a class="skip-link" href="#content">{page.m("Skip to content")}</a><div class="header"><div class="bar">
        <ul>{page.links()}</ul></div></div><main id="content" class="site-main"><article><div class="topper">
        <a href="/remarks">{page.b("Speeches and Remarks")}</a><h1 class="page-title">{page.b("Remarks on Ferries")}</h1>
        <time class="posted-on">{page.b("May 04, 2021")}</time></div><section class="body-content">
        <p>{page.b("East Room")}</p><p>{page.b("4:02 P.M. EDT")}</p>{page.paragraphs(5, 9)}
        <p>{page.b("4:21 P.M. EDT")}</p></section></article>
        <div class="next-post"><a href="/n">{page.m("Next Post: A Proclamation on Winter Harbours")}</a></div></main>
        <footer><ul>{page.links(_LEGAL, 4)}</ul></footer>""",
    )


def united_nations(page: Page) -> str:
    return _document(
        "<title>Ferry deaths rise | Sea News</title>",
        f"""<div class="top-bar"><ul class="languages"><li><a href="/ar">{page.m("عربي")}</a></li><li><a href="/es">{page.m("Español")}</a>
        </li><li><a href="/ru">{page.m("Русский")}</a></li></ul></div><div class="mega"><ul>{page.links(count=8)}</ul></div>
        <div class="container"><div class="col-md-8"><h1>{page.b("Ferry deaths rise again")}</h1>
        <div class="lede">{page.b(page.sentence())}</div>{page.paragraphs(4, 8)}<blockquote>{page.b(page.sentence())}</blockquote>
        {page.paragraph()}</div><div class="col-md-4"><h3>{page.m("Related stories")}</h3><ul>
        <li><a href="/1">{page.m("Islands ask for a second ferry before winter")}</a></li>
        <li><a href="/2">{page.m("Fund pays for new piers in four villages")}</a></li>
        <li><a href="/3">{page.m("School boats sail again after the storm")}</a></li></ul></div></div>
        <div class="bottom"><ul>{page.links(_LEGAL, 5)}</ul></div>""",
    )


def refugee_agency(page: Page) -> str:
    return _document(
        "<title>Emergency appeal</title>",
        f"""<div id="consent_blackbar" class="c-ribbon"><p>{page.m("We use cookies to see how our pages are read. You can accept them or choose which you allow.")}</p>
        <button>{page.m("Accept all")}</button></div><header class="h"><ul>{page.links()}</ul></header>
        <div class="page"><section class="hero"><h1>{page.b("Emergency appeal for the islands")}</h1>
        <p>{page.b("4 May 2023")}</p></section><section class="text">{page.paragraphs()}</section>
        <section class="text">{page.heading()}{page.paragraphs(2, 4)}</section><section class="cards"><h2>{page.m("You may also like")}</h2>
        {page.links(count=4, joint="<div class=card>{}</div>")}</section></div><footer>{page.links(_LEGAL, 5, "{} ")}</footer>""",
    )


def french_news(page: Page) -> str:
    return _document(
        "<title>Un nouveau quai - Canada.ca</title>",
        f"""<div class="entete"><ul>{page.links(_MENU_FR)}</ul></div><div class="fil"><a href="/">{page.m("Accueil")}</a> &gt;
        <a href="/n">{page.m("Salle de nouvelles")}</a> &gt; {page.m("Un nouveau quai ouvre enfin ses portes")}</div>
        <div class="corps"><h1>{page.b("Un nouveau quai")}</h1><p>{page.b("Communiqué de presse")}</p>
        <p>{page.b("Le 4 mai 2023 – Moncton (Nouveau-Brunswick)")}</p>{page.alinea()}{page.alinea(2)}{page.alinea(1)}
        <h2>{page.b("Citation")}</h2><blockquote>{page.b(page.sentence((_SUJETS, _VERBES, _OBJETS, _FINS)))}</blockquote>
        <h2>{page.m("Liens connexes")}</h2><ul>{page.links(_MENU_FR, 3)}</ul></div>
        <div class="pied"><ul>{page.links(_MENU_FR, 5)}</ul><p>{page.m("Tous droits réservés")}</p></div>""",
        "fr",
    )


def french_canada(page: Page) -> str:
    return _document(
        "<title>Logement dans le Nord - Canada.ca</title>",
        f"""<nav><ul><li><a href="#c">{page.m("Passer au contenu principal")}</a></li></ul></nav><header><ul>{page.links(_MENU_FR)}</ul></header>
        <main><h1>{page.b("Logement dans le Nord")}</h1><div class="gc-stp-stp"><p>{page.m("Sur cette page")}</p>
        <ul><li><a href="#a">{page.m("Qui peut demander")}</a></li><li><a href="#b">{page.m("Comment faire")}</a></li></ul></div>
        <h2 id="a">{page.b("Qui peut demander")}</h2>{page.alinea()}<h2 id="b">{page.b("Comment faire")}</h2>{page.alinea()}
        <div class="pagedetails"><button>{page.m("Signaler un problème sur cette page")}</button><dl><dt>{page.m("Date de modification :")}
        </dt><dd>2023-05-04</dd></dl></div></main><footer><ul>{page.links(_MENU_FR, 5)}</ul></footer>""",
        "fr",
    )


def cookie_first(page: Page) -> str:
    return _document(
        "<title>Bridge repairs</title>",
        f"""<div class="x1"><div class="x2">{page.m("This site uses cookies so that we know which pages help you. Read our policy or accept.")}
        <a href="/cookies">{page.m("Cookie policy")}</a> <button>{page.m("I agree")}</button></div></div>
        <div class="x3">{page.links(count=6, joint="<div><div>{}</div></div>")}</div><div class="x4"><h1>{page.b("Bridge repairs")}</h1>
        {page.paragraphs()}</div><div class="x5">{page.links(_LEGAL, 5, "<span>{}</span> ")}</div>""",
    )


def div_soup(page: Page) -> str:
    text = "".join(
        f'<div class="sc-{n}a css-1x">{page.b(page.sentence() + " " + page.sentence())}</div>' for n in range(6)
    )
    return _document(
        "<title>Island schools</title>",
        f"""<div class="css-9k2"><div class="css-1a"><div class="css-2b">{page.links(count=7, joint='<div class="sc-7">{}</div>')}</div></div>
        <div class="css-3c"><div class="sc-h">{page.b("Island schools open late")}</div><div class="css-by">{page.b("By Ada Byrd")}</div>
        {text}</div><div class="css-4d"><div>{page.m("More from us")}</div>
        {page.links(count=5, joint='<div class="sc-9"><div>{}</div></div>')}</div>
        <div class="css-5e"><div>{page.m("© 2024 Island Paper Ltd.")}</div>{page.links(_LEGAL, 4, "<div>{}</div>")}</div></div>""",
    )


def short_paragraphs(page: Page) -> str:
    lines = "".join(f"<p>{page.b(f'We count {page.chance.randrange(9999)} boats.')}</p>" for _ in range(14))
    return _document(
        "<title>Opening statement</title>",
        f"""<div id="nav">{page.links(count=6, joint="{} ")}</div><div id="c"><h1>{page.b("Opening statement")}</h1>
        <p>{page.b("Thank you, Chair.")}</p>{lines}<p>{page.b("I will now take your questions.")}</p></div>
        <div id="f">{page.links(_LEGAL, 4, "{} ")}</div>""",
    )


def resources(page: Page) -> str:
    rows = "".join(
        f'<li><a href="/doc{n}.pdf">{page.b(f"Report {n} on the ferries of the northern islands")}</a></li>'
        for n in range(8)
    )
    return _document(
        "<title>Reports and studies</title>",
        f"""<div class="top"><ul>{page.links()}</ul></div><div class="middle"><h1>{page.b("Reports and studies")}</h1>
        <p>{page.b(page.sentence() + " " + page.sentence())}</p><ul>{rows}</ul></div>
        <div class="bottom"><ul>{page.links(_LEGAL, 5)}</ul></div>""",
    )


def resources_bare(page: Page) -> str:
    rows = "".join(f'<li><a href="/n{n}.html">{page.b(f"Committee note {n}: ferries")}</a></li>' for n in range(9))
    return _document(
        "<title>Committee notes</title>",
        f"""<header><nav>{page.links(count=5, joint="{} ")}</nav></header><main><h1>{page.b("Committee notes")}</h1><ul>{rows}</ul>
        </main><footer>{page.links(_LEGAL, 5, "{} ")}</footer>""",
    )


def questions(page: Page) -> str:
    asked = "".join(
        f"<h3>{page.b(f'What about boat {n}?')}</h3><p>{page.b(f'Boat {n} sails in spring.')}</p>" for n in range(7)
    )
    return _document(
        "<title>Questions and answers</title>",
        f"""<div class="hd"><a href="/">{page.m("Home")}</a><a href="/q">{page.m("Ask us")}</a><a href="/z">{page.m("News")}</a></div>
        <div class="qa"><h1>{page.b("Questions and answers on boats")}</h1>
        {page.links(("Boats 1 to 3", "Boats 4 to 6", "Other boats"), 3, "<p>{}</p>", "#q")}{asked}</div>
        <div class="ft">{page.links(_LEGAL, 4, "<p>{}</p>")}</div>""",
    )


def figures_page(page: Page) -> str:
    rows = "".join(
        f"<tr><td>{page.b(f'Village {n}')}</td><td>{page.b(str(page.chance.randrange(10**6)))}</td></tr>"
        for n in range(12)
    )
    return _document(
        "<title>Figures</title>",
        f"""<div class="m"><ul>{page.links(count=6)}</ul></div><div class="t"><h1>{page.b("Passengers by village")}</h1>
        <table><caption>{page.b("Table 1: passengers by village")}</caption><tr><th>{page.b("Village")}</th><th>{page.b("People")}</th></tr>{rows}</table>
        <p>{page.b("Source: harbour count.")}</p></div><div class="e"><ul>{page.links(_LEGAL, 4)}</ul></div>""",
    )


def with_comments(page: Page) -> str:
    return _document(
        "<title>A quiet winter</title>",
        f"""<div class="header"><ul>{page.links()}</ul></div><div class="content"><h1>{page.b("A quiet winter")}</h1>{page.paragraphs(4, 6)}
        </div><div id="comments" class="comments-area"><h2>{page.m("2 replies")}</h2><ol class="comment-list">
        <li>{page.m("Great post, I remember that winter very well, and my whole family does too.")}</li>
        <li>{page.m("So do I.")}</li></ol><div id="respond"><h3>{page.m("Leave a reply")}</h3><form>
        <label>{page.m("Your name")}</label><input><button>{page.m("Post comment")}</button></form></div></div>""",
    )


def no_h1(page: Page) -> str:
    return _document(
        "<title>Winter count - Town of Mill Bay</title>",
        f"""<div class="n"><ul>{page.links()}</ul></div><div class="z"><p><b>{page.b("Winter count")}</b></p>{page.paragraphs()}</div>
        <div class="s"><p><b>{page.m("Quick links")}</b></p><ul>{page.links(count=5)}</ul></div>""",
    )


def sections_apart(page: Page) -> str:
    parts = "".join(
        f'<section class="p{n}"><div>{page.heading()}{page.paragraphs(1, 2)}</div></section>' for n in range(4)
    )
    return _document(
        "<title>Annual report</title>",
        f"""<div class="g"><ul>{page.links(count=7)}</ul></div><div class="hero"><h1>{page.b("Annual report of the fund")}</h1></div>
        {parts}<div class="y"><ul>{page.links(_LEGAL, 5)}</ul></div>""",
    )


def main_too_small(page: Page) -> str:
    return _document(
        "<title>Strategy</title>",
        f"""<header><ul>{page.links()}</ul></header><main><h1>{page.b("Strategy for the coast")}</h1>{page.paragraph(4)}</main>
        <div class="long">{page.paragraphs(8, 10)}</div><footer><ul>{page.links(_LEGAL, 5)}</ul></footer>""",
    )


def articles(page: Page) -> str:
    cards = "".join(
        f"<article><h2>{page.b(f'Story {n}')}</h2><p>{page.b(page.sentence())}</p></article>" for n in range(5)
    )
    return _document(
        "<title>Stories</title>",
        f"""<nav><ul>{page.links()}</ul></nav><div><h1>{page.b("Stories of the week")}</h1>{cards}</div>
        <footer><p>{page.m("© 2022 Harbour Paper")}</p></footer>""",
    )


def breadcrumb_text(page: Page) -> str:
    return _document(
        "<title>Grants</title>",
        f"""<p class="q"><a href="/">{page.m("Home")}</a> » <a href="/a">{page.m("Programs")}</a> » <a href="/b">{page.m("Coast")}</a></p>
        <h1>{page.b("Grants for piers")}</h1>{page.paragraphs()}<p><a href="#top">{page.m("Back to top")}</a></p>
        <p>{page.links(_LEGAL, 4, "{} · ")}</p>""",
    )


def inline_links(page: Page) -> str:
    links = " ".join(
        f'<p>{page.b("See")} <a href="/{n}">{page.b(f"the survey of ferry number {n}")}</a>.</p>' for n in range(3)
    )
    return _document(
        "<title>Further reading</title>",
        f"""<div><ul>{page.links()}</ul></div><div><h1>{page.b("How the count was made")}</h1>{page.paragraphs()}{links}
        <h2>{page.b("Contacts")}</h2><ul><li><a href="mailto:a@example.org">{page.b("a@example.org")}</a></li></ul></div>
        <div><ul>{page.links(_LEGAL, 5)}</ul></div>""",
    )


def dropdown(page: Page) -> str:
    drop = "".join(f"<li>{page.m(f'Topic {n}')}<ul>{page.links(count=3)}</ul></li>" for n in range(3))
    return _document(
        "<title>Safety at sea</title>",
        f"""<div class="hdr"><div class="inner"><ul>{drop}</ul></div></div><div class="main-col"><h1>{page.b("Safety at sea")}</h1>{page.paragraphs()}
        <p>{page.b("Share your view by May 4, 2023.")}</p></div><div class="share-row">{page.links(_SHARE, 5, "<span>{}</span> ")}</div>
        <div class="last"><p>{page.m("Harbour Board, 12 Mill Road")} | <a href="tel:1">{page.m("902-555-0100")}</a></p><ul>{page.links(_LEGAL, 4)}</ul></div>""",
    )


def letter(page: Page) -> str:
    return _document(
        "<title>Open letter</title>",
        f"""<div class="a">{page.links(count=5, joint="<p>{}</p>")}</div><div class="b"><p>{page.b("Ottawa, May 4, 2023")}</p>
        <p>{page.b("Dear members of the committee,")}</p>{page.paragraphs()}<p>{page.b("Yours sincerely,")}</p>
        <p>{page.b("Ada Byrd")}<br>{page.b("Chair of the board")}</p></div><div class="c">{page.links(_LEGAL, 4, "<p>{}</p>")}</div>""",
    )


def provincial(page: Page) -> str:
    steps = "".join(f"<li>{page.b(page.sentence())}</li>" for _ in range(4))
    return _document(
        "<title>Apply for a pier | ontario.example</title>",
        f"""<div class="ont-skip"><a href="#m">{page.m("Skip to main content")}</a></div><div class="ont-h"><ul>{page.links(count=5)}</ul></div>
        <div id="m" role="main"><h1>{page.b("Apply for a pier")}</h1><nav aria-label="toc"><p>{page.m("On this page")}</p>
        <ol><li><a href="#1">{page.m("Before you start")}</a></li><li><a href="#2">{page.m("Steps")}</a></li></ol></nav>
        <h2 id="1">{page.b("Before you start")}</h2>{page.paragraphs(1, 2)}<h2 id="2">{page.b("Steps")}</h2><ol>{steps}</ol>
        <aside><h2>{page.m("Related")}</h2><ul>{page.links(count=3)}</ul></aside></div>
        <div class="ont-f"><ul>{page.links(_LEGAL, 4)}</ul><p>{page.m("© Crown of the Coast, 2012–23")}</p></div>""",
    )


def misleading_names(page: Page) -> str:
    lines = "".join(f"<p>{page.b(f'The count of boat {n} is done.')}</p>" for n in range(5))
    return _document(
        "<title>Counting boats</title>",
        f"""<div class="site-navigation"><ul>{page.links()}</ul></div><div class="has-sidebar page navigation-layout">
        <div class="newsletter article-consent"><h1>{page.b("Counting boats")}</h1><div class="subscribe-layout toc-content">{lines}</div>
        {page.paragraph(1)}</div></div><div class="footer-2"><ul>{page.links(_LEGAL, 4)}</ul></div>""",
    )


KINDS: tuple[Callable[[Page], str], ...] = (
    canada, news_release, wordpress, nineties, nineties_bare, menu_table, drupal, white_house, united_nations,
    refugee_agency, french_news, french_canada, cookie_first, div_soup, short_paragraphs, resources, resources_bare,
    questions, figures_page, with_comments, no_h1, sections_apart, main_too_small, articles, breadcrumb_text, inline_links,
    dropdown, letter, provincial, misleading_names,
)  # fmt: skip


def pages(seed: int) -> list[tuple[str, Page]]:
    """Return one page of each kind, with its name; another seed gives other words, lengths and numbers of links."""
    found = []
    for place, make in enumerate(KINDS):
        page = Page(random.Random(seed * 1000 + place))
        page.source = make(page)
        found.append((make.__name__, page))
    return found
