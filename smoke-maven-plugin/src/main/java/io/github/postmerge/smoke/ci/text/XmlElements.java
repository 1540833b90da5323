package io.github.postmerge.smoke.ci.text;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements, each on a line of its own; characters that XML forbids are replaced. */
public final class XmlElements {

  private final XMLStreamWriter xml;
  private int depth;
  private boolean isEmpty;

  /** Writes the elements of a document. */
  @FunctionalInterface
  public interface Content {
    /** Writes all elements. */
    void writeTo(XmlElements xml) throws XMLStreamException;
  }

  /** A whole document in UTF-8, with its final newline. */
  public static byte[] document(Content content) throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XMLStreamWriter xml =
        XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    content.writeTo(new XmlElements(xml));
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.close();
    return bytes.toByteArray();
  }

  private XmlElements(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Begins an element. */
  public void start(String name) throws XMLStreamException {
    newLine();
    xml.writeStartElement(name);
    depth++;
    isEmpty = true;
  }

  /** Adds an attribute to the element that was begun last. */
  public void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, InertText.plain(value));
  }

  /** An element with only attributes. */
  public void emptyElement(String name, List<String> attributes) throws XMLStreamException {
    newLine();
    xml.writeEmptyElement(name);
    attributes(attributes);
    isEmpty = false;
  }

  /** Ends the element that was begun last and is open. */
  public void end() throws XMLStreamException {
    depth--;
    if (!isEmpty) {
      newLine();
    }
    xml.writeEndElement();
    isEmpty = false;
  }

  /** An element with text, to which no white space is added. */
  public void textElement(String name, List<String> attributes, String text)
      throws XMLStreamException {
    newLine();
    xml.writeStartElement(name);
    attributes(attributes);
    xml.writeCharacters(InertText.plain(text));
    xml.writeEndElement();
    isEmpty = false;
  }

  /** Alternating names and values. */
  private void attributes(List<String> attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.size(); i += 2) {
      attribute(attributes.get(i), attributes.get(i + 1));
    }
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
