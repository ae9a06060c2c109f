"""Writes bars.ttf, the font that CertificateDrawingTest names a directory of: bars for the letters of an
Armenian and a Georgian name, which no font of cqorc has. Run by hand with Python 3.11 and fonttools:

    python3 src/test/python/make_font.py src/test/resources/ca/calculquebec/cqorc/task/certificate/drawing/bars.ttf
"""
import sys
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

text = sorted(set("Զարուհի ქართული"))
names = [".notdef"] + [("space" if c == " " else "uni%04X" % ord(c)) for c in text]
cmap = {ord(c): n for c, n in zip(text, names[1:])}

def shape(number):
    pen = TTGlyphPen(None)
    for bit in range(5):
        if number >> bit & 1 or bit == 4:
            x = 60 + bit * 90
            pen.moveTo((x, 0)); pen.lineTo((x, 700)); pen.lineTo((x + 60, 700)); pen.lineTo((x + 60, 0)); pen.closePath()
    return pen.glyph()

fb = FontBuilder(1000, isTTF=True)
fb.setupGlyphOrder(names)
fb.setupCharacterMap(cmap)
fb.setupGlyf({n: (TTGlyphPen(None).glyph() if n == "space" else shape(i)) for i, n in enumerate(names)})
fb.setupHorizontalMetrics({n: (560, 0 if n == "space" else 60) for n in names})
fb.setupHorizontalHeader(ascent=800, descent=-200)
fb.setupNameTable({"familyName": "Bars Sans", "styleName": "Regular", "uniqueFontIdentifier": "Bars Sans 1",
  "fullName": "Bars Sans", "psName": "BarsSans", "version": "Version 1.0",
  "licenseDescription": "As cqorc itself."})
fb.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200, sCapHeight=700, sxHeight=700)
fb.setupPost()
fb.font["head"].created = fb.font["head"].modified = 3800000000
fb.save(sys.argv[1])
