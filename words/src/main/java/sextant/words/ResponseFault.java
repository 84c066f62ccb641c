package sextant.words;

import java.util.Optional;

/**
 * What is wrong with an answer over HTTP: the reason in a failure of kind {@code BAD_RESPONSE}, in
 * the person's language. Known by the technical words that its reader threw, which stay as they are
 * in logs.
 */
public enum ResponseFault {
  /** A chunk does not begin with its size. */
  CHUNK_SIZE("not a chunk size"),
  /** A chunk goes on behind its end. */
  CHUNK_LENGTH("a chunk is longer than it says"),
  /** Two fields give the body different lengths. */
  TWO_LENGTHS("a body with two lengths"),
  /** The length of the body is no number. */
  CONTENT_LENGTH("not a content length"),
  /** The body is coded in a way nobody asked for. */
  TRANSFER_ENCODING("a transfer encoding other than chunked"),
  /** The first line is none of HTTP. */
  STATUS_LINE("not a status line"),
  /** A version of HTTP that is not spoken here. */
  VERSION("not HTTP/1.1 or HTTP/1.0"),
  /** A line of the head has no name and value. */
  HEADER("not a header"),
  /** A field has characters that belong in none. */
  CONTROL_CHARACTER("a header with a control character"),
  /** A line of the head ends in another way than agreed. */
  LINE_END("a line ends without a carriage return"),
  /** A line of the head does not end. */
  LINE_LENGTH("a line is too long"),
  /** The head does not end. */
  HEADERS("too many headers"),
  /** An answer before the answer. */
  INTERIM("an interim answer nobody asked for"),
  /** What is packed cannot be unpacked. */
  PACKED("the packed content is damaged");

  private final String technical;

  ResponseFault(String technical) {
    this.technical = technical;
  }

  /** Its words in logs, and in a failure's detail. */
  public String technical() {
    return technical;
  }

  /** The fault that a failure carries as its detail. */
  static Optional<ResponseFault> of(String detail) {
    for (ResponseFault fault : values()) {
      if (fault.technical.equals(detail)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** Why the answer cannot be understood. */
  String why(FailureText text) {
    return switch (this) {
      case CHUNK_SIZE -> text.faultChunkSize();
      case CHUNK_LENGTH -> text.faultChunkLength();
      case TWO_LENGTHS -> text.faultTwoLengths();
      case CONTENT_LENGTH -> text.faultContentLength();
      case TRANSFER_ENCODING -> text.faultTransferEncoding();
      case STATUS_LINE -> text.faultStatusLine();
      case VERSION -> text.faultVersion();
      case HEADER -> text.faultHeader();
      case CONTROL_CHARACTER -> text.faultControlCharacter();
      case LINE_END -> text.faultLineEnd();
      case LINE_LENGTH -> text.faultLineLength();
      case HEADERS -> text.faultHeaders();
      case INTERIM -> text.faultInterim();
      case PACKED -> text.faultPacked();
    };
  }
}
