/**
 * A page of WebKit as a PDF file (ISO 32000-1): what the engine would paint on paper is written as
 * lines, shapes, pictures and text that can be marked and searched.
 *
 * <p>WebKit lays the page out for paper ({@code @media print}) and paints onto {@link PdfCanvas};
 * glyphs become the procedures of Type 3 fonts, so no font file is read or copied. Not there:
 * shadows, blending, links, and the inside of form controls.
 */
@NullMarked
package sextant.desktop.web.pdf;

import org.jspecify.annotations.NullMarked;
