package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A template's file as text and as a tree; the parser reads this text and nothing else. */
final class TemplateXml {
  private static final String FEATURES = "http://apache.org/xml/features/";
  private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

  private static final long LARGEST = 30_000_000;

  private TemplateXml() {}

  static String read(Path file, String shown) throws InputException {
    byte[] bytes;
    try {
      if (Files.size(file) > LARGEST) {
        throw unusable(
            shown, "it is larger than 30 MB", "Make its pictures smaller, then embed them again.");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          Files.exists(file)
              ? "the certificate template cannot be read"
              : "there is no such certificate template",
          "Put the template there, or name its directory with --certificate_svg_tplt_dir.",
          failure);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException otherwise) {
      throw unusable(
          shown, "it is not a text in UTF-8", "Save it in Inkscape as \"Inkscape SVG\" again.");
    }
  }

  static Document parse(String text, String shown) throws InputException {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      builder.setEntityResolver(
          (publicId, systemId) -> {
            throw new SAXException("it refers to another file, " + systemId);
          });
      Document document = builder.parse(new InputSource(new StringReader(text)));
      if (document.getDoctype() != null) {
        document.removeChild(document.getDoctype());
      }
      return document;
    } catch (SAXParseException fault) {
      throw new InputException(
          new Origin(
              shown + ", line " + fault.getLineNumber() + ", column " + fault.getColumnNumber()),
          isEntity(fault)
              ? "the template's DOCTYPE has entities that are too many, too large, or in other"
                  + " files"
              : "the template is not well-formed XML: " + plain(fault),
          "Open it in Inkscape and save it as \"Inkscape SVG\" again.",
          fault);
    } catch (SAXException fault) {
      throw unusable(shown, plain(fault), "Open it in Inkscape and save it again.");
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** JAXP's limits, and what would be read from elsewhere; they have numbers and no types. */
  private static boolean isEntity(SAXParseException fault) {
    String message = String.valueOf(fault.getMessage());
    return message.startsWith("JAXP000") || message.contains("accessExternalDTD");
  }

  private static String plain(SAXException fault) {
    return String.valueOf(fault.getMessage()).replaceAll("[\\r\\n]+", " ");
  }

  private static InputException unusable(String shown, String cause, String advice) {
    return new InputException(
        Origin.file(shown, Optional.empty()), "the template cannot be used: " + cause, advice);
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    // Illustrator writes its namespaces as entities; a document type is read, but no other file.
    factory.setFeature(FEATURES + "nonvalidating/load-external-dtd", false);
    factory.setAttribute(LIMITS + "entityExpansionLimit", "1000");
    factory.setAttribute(LIMITS + "entityReplacementLimit", "100000");
    factory.setAttribute(LIMITS + "maxGeneralEntitySizeLimit", "100000");
    factory.setAttribute(LIMITS + "maxParameterEntitySizeLimit", "10000");
    factory.setAttribute(LIMITS + "totalEntitySizeLimit", "1000000");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute(LIMITS + "maxElementDepth", "200");
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(true);
    factory.setCoalescing(true);
    factory.setIgnoringComments(true);
    return factory;
  }

  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException told) {
      // Of no consequence for a picture.
    }

    @Override
    public void error(SAXParseException fault) throws SAXException {
      throw fault;
    }

    @Override
    public void fatalError(SAXParseException fault) throws SAXException {
      throw fault;
    }
  }
}
