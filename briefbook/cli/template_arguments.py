"""Command line room: what `template` takes: a new template, what is wrong with one, where they lie."""

from briefbook.cli.typed import Commands, Parser, add_command, named


def add_template_commands(commands: Commands) -> None:
    """Add what an author of templates needs."""
    template = add_command(commands, "template", "Make a template of your own, or say what is wrong with one.")
    verbs = template.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)

    new = add_command(verbs, "new", "Make a template of your own, with remarks that teach.")
    new.add_argument("name", metavar="NAME", help="small letters, digits and hyphens")
    new.add_argument("--from", dest="source", metavar="TEMPLATE", default="", help="begin with a copy of this one")
    new.add_argument("--word", action="store_true", help="a form to be typed in Word (template.docx)")

    check = add_command(verbs, "check", "Say all that is wrong with a template, and try it in each language and copy.")
    check.add_argument("name", metavar="NAME|FOLDER", type=named, help="a template, or a folder that holds one")

    add_command(verbs, "where", "Say where templates lie: your own, and those that Briefbook brings.")
