"""Workbooks that are small as files and would fill memory, or take minutes, if they were read as they stand."""

import random
import zipfile

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATED}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">'
    '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    "</sheetData></worksheet>",
}
"""A workbook of one cell."""

SHEET, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"


def write_workbook(path, replaced=None, *, padding=0):
    """Write a workbook in which some parts are others: by name a beginning, what is repeated, how often, and an end.

    `padding` is the size of a picture that cannot be packed, so that the whole file is not suspiciously small.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in PARTS.items():
            if name not in (replaced or {}):
                archive.writestr(name, content)
        archive.writestr("xl/media/image1.png", random.Random(1).randbytes(padding))
        for name, (start, repeated, times, end) in (replaced or {}).items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(start.encode())
                block = repeated.encode() * 1000
                for _ in range(times // 1000):
                    part.write(block)
                part.write(end.encode())
    return path


def sheet(inside, *, times, before="", after=""):
    """A sheet whose data repeats something."""
    return {
        SHEET: (f'<worksheet xmlns="{MAIN}"><sheetData>{before}', inside, times, f"{after}</sheetData></worksheet>")
    }


def texts(inside, *, times):
    """A table of texts that repeats something."""
    return {TEXTS: (f'<sst xmlns="{MAIN}">', inside, times, "</sst>")}


def styles(inside, *, times):
    """Styles that repeat something as a format of cells."""
    return {STYLES: (f'<styleSheet xmlns="{MAIN}"><cellXfs>', inside, times, "</cellXfs></styleSheet>")}
