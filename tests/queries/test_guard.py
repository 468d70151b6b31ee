"""What may be asked. The engine that runs the queries needs no space between tokens, so neither does a forbidden word."""

import pyoxigraph as ox
import pytest

from kgraph.errors import UsageError
from kgraph.queries import Local
from kgraph.queries.guard import check

X = "<http://127.0.0.1:1/>"
BODY = "{ ?s ?p ?o }"
SERVICE = {
    "plain": f"SELECT * {{ SERVICE {X} {BODY} }}", "lower case": f"select * {{ service {X} {BODY} }}",
    "mixed": f"SELECT * {{ SerVice {X} {BODY} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {X} {BODY} }}", "silent joined": f"SELECT * {{ SERVICESILENT{X}{BODY} }}",
    "variable": f"SELECT * {{ VALUES ?e {{ {X} }} SERVICE ?e {BODY} }}", "no space": f"SELECT * {{ ?a ?b 1SERVICE{X}{BODY} }}",
    "prefixed": f"PREFIX x: {X} SELECT * {{ SERVICE x:y {BODY} }}", "prefix joined": f"PREFIX x: {X} SELECT * {{ SERVICEx:y {BODY} }}",
    "empty prefix joined": f"PREFIX : {X} SELECT * {{ SERVICE:y {BODY} }}",
    "after a name": f"PREFIX x: {X} SELECT * {{ ?s ?p x:a.b.SERVICE{X}{BODY} }}",
    "between comments": f"SELECT * {{ #'\nSERVICE#'\n{X} {BODY} }}",
    "after a string": f"SELECT * {{ ?s ?p 'it''s', \"\"\"a\"b\"\"\" SERVICE {X} {BODY} }}",
    "after an escaped quote": f"SELECT * {{ ?s ?p 'a\\'' . SERVICE {X} {BODY} #'\n }}",
    "in what looks like an IRI": f"SELECT * {{ VALUES ?a {{ 1 }} FILTER(?a<2)SERVICE#>\n{X}{BODY} }}",
    "after a comparison": f"SELECT * {{ VALUES ?a {{ 1 }} FILTER(?a<2)SERVICE{X}{BODY} FILTER(?a>0) }}",
    "nested": f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE {X} {BODY} }} }} }} }}",
    "in exists": f"ASK {{ FILTER EXISTS {{ SERVICE {X} {BODY} }} }}",
    "escaped": f"SELECT * {{ \\u0053ERVICE {X} {BODY} }}", "escaped long": f"SELECT * {{ S\\U00000045RVICE {X} {BODY} }}",
    "escaped line end": f"SELECT * {{ # \\u000A SERVICE {X} {BODY}\n }}",
    "escaped quote": f"SELECT * {{ BIND('\\u0027 AS ?x) SERVICE {X} {BODY} #')\n }}",
    "construct": f"CONSTRUCT {BODY} WHERE {{ SERVICE {X} {BODY} }}", "describe": f"DESCRIBE ?s {{ SERVICE {X} {BODY} }}",
    "carriage return": f"SELECT * {{ # a\rSERVICE {X} {BODY} }}", "no-break": f"SELECT * {{\u00a0SERVICE {X} {BODY} }}",
}
WRITES = (
    "INSERT DATA { <a:a> <a:b> <a:c> }", "insert data { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL",
    "DROP ALL", "CREATE GRAPH <a:g>",
    f"LOAD {X}", f"LOAD SILENT {X} INTO GRAPH <a:g>", "COPY <a:g> TO <a:h>", "MOVE <a:g> TO <a:h>", "ADD <a:g> TO <a:h>",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "PREFIX a: <a:> INSERT DATA { a:a a:b a:c }", "#SELECT\nDROP ALL",
    "'SELECT' DROP ALL",
    "\\u0044ROP ALL", "SELECT * { ?s ?p ?o } ; DROP ALL", "BASE <http://select/> CLEAR ALL", "INSERTDATA{<a:a> <a:b> <a:c>}",
)
GOOD = (
    "SELECT ?service { ?service a <http://www.w3.org/ns/sparql-service-description#Service> }",
    "SELECT * { ?s ?p 'SERVICE <x> { DROP ALL }' }",
    "# SERVICE, INSERT\nASK { ?s ?p ?o }", 'SELECT * { ?s ?p """SERVICE "x" {}""" }',
    "PREFIX x: <http://x/#> SELECT * { ?s x:service x:dropAll }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "DESCRIBE <http://x/service>",
    "BASE <http://x/> PREFIX y: <y#> SELECT * { ?s y:a 'load'@en }", "SELECT * { ?insert ?delete $load }", "SELECT * { ?s ?p '''it's''' }",
)


@pytest.mark.parametrize("name", SERVICE)
def test_service_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="SERVICE asks another machine"):
        check(SERVICE[name])


@pytest.mark.parametrize("text", WRITES)
def test_what_writes_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"would change the graph|begins with SELECT"):
        check(text)


@pytest.mark.parametrize("text", GOOD)
def test_what_reads_is_let_through_and_parses(text: str) -> None:
    check(text)
    ox.Store().query(text)


@pytest.mark.parametrize("character", [*" \"{}|^`\\\x00\x01\n", "\\u0022"])
def test_the_engine_takes_no_iri_that_the_guard_takes_for_none(character: str) -> None:
    with pytest.raises(SyntaxError):
        ox.Store().query(f"PREFIX x: <http://x/{character}#> SELECT * {{}}")


@pytest.mark.parametrize(("text", "said"), [
    ("", "is empty"), ("  \n", "is empty"), ("SELEC ?x { }", r"line 1, column 1: a query begins with SELECT"),
    ("# only a comment", "begins with SELECT"),
    ("SELECT ?x {\n  ?x ?y\n}", r"line 3, column 2: expected .*\n  \}\n   \^"),
    ("SELECT ?x {\n ?x <http://x/p>\n}", r"line 3, column 1: something is missing before this place, .*\n  \}\n  \^"),
    ("SELECT ?x {\n ?x kg:source ?y }", r"line 2, .*prefix kg: is not declared; put PREFIX kg: <\.\.\.>"),
    ("SELECT ?x {\n '\U0001f600' ?x }", r"line 2"),
    ("SELECT ?x { ?x ?y '\x1b[31m }", r"line 1, .*\n  SELECT \?x \{ \?x \?y ' \[31m \}"),
    ("SELECT (<http://x/f>(1) AS ?x) {}", "cannot be answered: .*http://x/f"),
])
def test_a_wrong_query_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Local(ox.Store()).ask(text)
