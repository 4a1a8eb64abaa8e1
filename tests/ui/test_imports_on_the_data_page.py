"""The Data page lists imports, and undoes one after asking."""

from datetime import datetime

from application import words

from opposite.definitions import find
from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing import import_answers
from opposite.engine.keeping.imports_made import imports_made

HEAD = "organisation,wave,respondent,group,question,level\n"


def brought(application, tmp_path, *names):
    for n, name in enumerate(names):
        file = tmp_path / f"{name}.csv"
        file.write_text(f"{HEAD}{name},1,ann,executive,ORI1,3\n")
        import_answers(
            application.workspace, file, framework=find("opposite"), attributed=True, now=datetime(2026, 11, 22, 9, n)
        )
    return [kept.id for kept in imports_made(application.workspace)]


def test_the_latest_import_is_undone_after_asking(application, tmp_path):
    latest, first = brought(application, tmp_path, "Acme", "Bravo")
    page = application.page("data")
    assert "Imports" in words(page.header)
    assert page.button(key=f"undo-import-{first}").label == "Undo"
    page.button(key="undo-import").click().run()
    assert len(imports_made(application.workspace)) == 2
    page.button(key="undo-import-confirmed").click().run()
    assert not page.exception
    assert [one.organisation.name for one in assessments(application.workspace)] == ["Acme"]
    assert [kept.is_undone for kept in imports_made(application.workspace)] == [True, False]
    assert page.button(key="undo-import").label == "Undo"
    assert latest > first


def test_where_nobody_signs_in_no_name_is_said(application, tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(f"{HEAD}Acme,1,ann,executive,ORI1,3\n")
    import_answers(
        application.workspace,
        file,
        framework=find("opposite"),
        attributed=True,
        now=datetime(2026, 11, 22, 9),
        imported_by="",
    )
    captions = words(application.page("data").caption)
    assert any(said.startswith("22 November 2026, ") for said in captions)
    assert not any(said.rstrip().endswith(" by") for said in captions)


def test_a_page_of_imports_that_is_not_there_says_so_and_leads_to_the_latest(application, tmp_path):
    assert words(application.page("data", imports="2").warning) == [
        "The page of the imports “2” that this address names is not here, or not shared with you."
    ]
    brought(application, tmp_path, *(f"Client {n}" for n in range(6)))
    page = application.page("data", imports="2")
    assert ("**Client 0.csv**" in words(page.markdown), words(page.warning)) == (True, [])
    page = application.page("data", imports="3")
    assert "The list has no such page." in words(page.caption)
    page = page.button(key="imports-before").click().run()
    assert "**Client 5.csv**" in words(page.markdown)
    assert page.query_params["imports"] == "1"


def test_a_consultant_has_the_button_at_what_they_brought_in_themselves_alone(application, tmp_path):
    for hour, (wave, by) in enumerate((("1", None), ("2", "ann@example.org"), ("3", "bob@example.org"))):
        file = tmp_path / f"{wave}.csv"
        file.write_text(f"{HEAD}Acme,{wave},cleo,executive,ORI1,3\n")
        now = datetime(2026, 11, 22, 9 + hour)
        import_answers(application.workspace, file, framework=find("opposite"), imported_by=by, now=now)
    grant(application.workspace, [Asked("ann@example.org", Role.CONSULTANT, "Acme")], now=datetime(2026, 11, 22))
    theirs = imports_made(application.workspace)[1].id
    application.close()
    user = {"who": "nobody", "is_logged_in": True, "email": "ann@example.org", "email_verified": True}
    page = application.page("data", user=user)
    named = [said.replace("\\", "") for said in words(page.markdown) if "csv" in said]
    assert named == ["**3.csv**", "**2.csv**", "**1.csv**"]
    assert [one.key for one in page.button if str(one.key).startswith("undo-import")] == [f"undo-import-{theirs}"]
    page.button(key=f"undo-import-{theirs}").click().run()
    page.button(key=f"undo-import-{theirs}-confirmed").click().run()
    assert not page.exception
    assert [(one.file_name, one.undone_by) for one in imports_made(application.workspace) if one.is_undone] == [
        ("2.csv", "ann@example.org")
    ]
    assert [one.wave for one in assessments(application.workspace)] == ["3", "1"]
