"""Attacks on the process that runs templates: each is the text of a template, or a file in its folder."""

LETTERS = "{% set many = '" + "x" * 2000 + "' | list %}"
DOUBLED = "{% set a0 = 'xxxxxxxx' %}" + "".join(f"{{% set a{n + 1} = a{n} ~ a{n} %}}" for n in range(60)) + "{{ a60 }}"
CAPTURED = (
    "{% set a0 %}xxxxxxxx{% endset %}"
    + "".join(f"{{% set a{n + 1} %}}{{{{ a{n} }}}}{{{{ a{n} }}}}{{% endset %}}" for n in range(60))
    + "{{ a60 }}"
)
NESTED = (
    "{% set a0 = ['x'] %}" + "".join(f"{{% set a{n + 1} = [a{n}, a{n}] %}}" for n in range(60)) + "{{ [a60] | join }}"
)
SQUARED = "{% set a0 = 99 %}" + "".join(f"{{% set a{n + 1} = a{n} * a{n} %}}" for n in range(60)) + "{{ a60 }}"
NESTED_LOOPS = "{% for a in sections %}" * 25 + "{% endfor %}" * 25
ENDLESS = LETTERS + "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}"
ENDLESS_TEXT = (
    LETTERS + "{% for a in many %}{% for b in many %}{% for c in many %}{{ topic }}{% endfor %}{% endfor %}{% endfor %}"
)
HOARDED = LETTERS + (
    "{% set kept %}{% for a in many %}{% for b in many %}{% for c in many %}{{ topic }}{% endfor %}{% endfor %}"
    "{% endfor %}{% endset %}{{ kept }}"
)

REFUSED = {
    # what lies behind a value
    "class-of-a-text": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class-of-the-title": "{{ title.__class__ }}",
    "class-of-a-list": "{{ sections.__class__ }}",
    "method-of-a-section": "{{ sections[0].__init__ }}",
    "globals-of-self": "{{ self.__init__.__globals__ }}",
    "context-of-self": "{{ self._TemplateReference__context }}",
    "globals-of-a-loop": "{% for s in sections %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "class-by-its-name": "{{ ''['__class__'] }}",
    "class-by-a-filter": "{{ topic | attr('__class__') }}",
    "class-by-map": "{{ sections | map(attribute='__class__') | list }}",
    "class-by-map-of-attr": "{{ [1] | map('attr', '__class__') | list }}",
    "class-by-sort": "{{ sections | sort(attribute='__class__') | first }}",
    "globals-of-a-caller": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "code-of-a-macro": "{% macro m() %}{% endmacro %}{{ m.__code__ }}",
    "class-of-the-words": "{{ t.__class__ }}",
    "popular-escape": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "popular-escape-of-lipsum": "{{ lipsum.__globals__['os'].environ }}",
    "configuration": "{{ config }}",
    "changing-the-data": "{{ sections.append(1) }}",
    "emptying-a-section": "{{ sections[0].pop('id') }}",
    # numbers that never end
    "power": "{{ 9**9**9 }}",
    "power-in-brackets": "{{ 9**(9**9) }}",
    "negative-power": "{{ -9**9**9 }}",
    "power-in-a-test": "{% if 9**9**9 %}{% endif %}",
    "power-that-is-kept": "{% set x = 9**9**9 %}",
    "squares": SQUARED,
    "long-number": "{{ " + "9" * 6000 + " }}",
    # texts and lists that never end
    "repeated-text": "{{ 'a' * 1000000000 }}",
    "repeated-list": "{{ [0] * 1000000000 }}",
    "range": "{% for i in range(10**9) %}{% endfor %}",
    "list-of-a-range": "{{ range(1000000000) | list }}",
    "doubled-text": DOUBLED,
    "captured-text": CAPTURED,
    "nested-lists": NESTED,
    "namespace": "{% set n = namespace(x='x') %}",
    "lorem-ipsum": "{{ lipsum(n=1000000) }}",
    # wide formats
    "percent-width": "{{ '%999999999d' % 1 }}",
    "format-of-an-attribute": "{{ '{0.__class__}'.format(topic) }}",
    "format-width": "{{ '{:>999999999}'.format(1) }}",
    "format-map": "{{ '{x.__class__}'.format_map({'x': topic}) }}",
    "format-filter": "{{ '%s' | format(topic) }}",
    "ljust": "{{ topic.ljust(1000000000) }}",
    "center-filter": "{{ topic | center(1000000000) }}",
    "indent-filter": "{{ topic | indent(1000000000) }}",
    "replace-method": "{{ topic.replace('e', 'b' * 10) }}",
    "encode-method": "{{ topic.encode() }}",
    "safe-filter": "{{ topic | safe }}",
    "tojson-filter": "{{ topic | tojson }}",
    "pprint-filter": "{{ topic | pprint }}",
    # depth
    "includes-itself": "{% include 'template.md.j2' %}",
    "extends-itself": "{% extends 'template.md.j2' %}",
    "macro-that-calls-itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macros-that-call-each-other": (
        "{% macro m(x) %}{{ x(x) }}{% endmacro %}{% macro n(x) %}{{ m(x) }}{% endmacro %}{{ n(n) }}"
    ),
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "loops-in-loops": NESTED_LOOPS,
    "lists-in-lists": "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    # what is not text
    "autoescape-off": "{% autoescape false %}{{ topic }}{% endautoescape %}",
    "unknown-tag": "{% debug %}",
    "do-tag": "{% do sections.append(1) %}",
    "whole-list": "{{ sections }}",
}
"""By name: what has to end with a named error, at once."""

NOT_THERE = (
    *("/etc/passwd", "../canary.txt", "../../canary.txt", "..\\canary.txt", "C:\\Windows\\win.ini"),
    *(
        "\\\\server\\share\\x",
        "file:///etc/passwd",
        "/dev/zero",
        "/proc/self/environ",
        "./part.md.j2",
        "sub/part.md.j2",
    ),
    *("linked.md.j2", "pipe.md.j2", "folder.md.j2", "null.md.j2", "", "template.md.j2\x00.txt", "nul"),
)
"""Names of files that no template gets."""

KILLED = {"endless-loops": ENDLESS, "endless-text": ENDLESS_TEXT, "hoarded-text": HOARDED}
"""By name: what is ended by its time, its memory or the length of its text."""
