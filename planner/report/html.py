"""Pages as HTML: headings, paragraphs, lists and tables that say what they are, without style sheets or scripts."""

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from planner.report.blocks import Page, one_line

if TYPE_CHECKING:
    from jinja2 import Template

# The two classes keep MathJax, which notebooks run over everything, from reading a price in $ as mathematics. How cells
# stand is said at each: a notebook sets all of them to the right, and takes style sheets away where it does not trust.
FRAGMENT = """\
<div class="secplan mathjax_ignore tex2jax_ignore">
{% for kind, block in page %}
{% if kind == "Heading" %}
{% set at = level if loop.first else level + block.depth %}
<h{{ at }}>{{ block.text | line }}</h{{ at }}>
{% elif kind == "Paragraph" %}
<p>{{ block.text | line }}</p>
{% elif kind == "Notice" %}
<p><strong>{{ block.words | line }}</strong></p>
{% elif kind == "Figure" %}
<p><img src="data:image/png;base64,{{ block.png | base64 }}" alt="{{ block.words | line }}"/></p>
{% elif kind == "Bullets" %}
<ul>
{% for item in block.items %}
<li>{{ item | line }}</li>
{% endfor %}
</ul>
{% else %}
<table>
<thead>
<tr>
{% for name in block.columns %}
<th scope="col" style="text-align: {{ side(block, name) }}">{{ name | line }}</th>
{% endfor %}
</tr>
</thead>
<tbody>
{% for row in block.texts %}
<tr>
{% for name, cell in zip(block.columns, row) %}
{% if loop.first and cell %}
<th scope="row" style="text-align: {{ side(block, name) }}">{{ cell | line }}</th>
{% else %}
<td style="text-align: {{ side(block, name) }}">{{ cell | line }}</td>
{% endif %}
{% endfor %}
</tr>
{% endfor %}
</tbody>
</table>
{% endif %}
{% endfor %}
</div>
"""


def fragment(page: Page, *, level: int = 1) -> str:
    """A page as a part of an HTML document.

    Parameters
    ----------
    level
        Of its first heading, from 1 to 4; those of its parts are one below it, and of their parts two.
    """
    return _template().render(page=[(type(block).__name__, block) for block in page], level=level)


@cache
def _template() -> "Template":
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters.update(line=one_line, base64=lambda content: b64encode(content).decode())
    environment.globals.update(zip=zip, side=lambda table, name: "right" if name in table.numeric else "left")
    return environment.from_string(FRAGMENT)
