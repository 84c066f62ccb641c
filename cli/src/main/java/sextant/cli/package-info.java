/**
 * The terminal face: the command line, its screens, and how both look.
 *
 * <p>A command is a class that extends {@link sextant.cli.Command}: it declares its {@link
 * sextant.cli.Shape} (options in groups, parameters, three examples that run as they stand) in the
 * person's language and returns the action that runs. Its texts are typed: {@code
 * src/main/text/PingText.properties} and {@code PingText_zh.properties}. To add one, write the
 * class and add its word to {@code Sextant} (or to its group), and its instrument to {@code
 * FirstPage}:
 *
 * <pre>{@code
 * protected Action shape(Shape shape) {
 *   PingText text = new PingText(shape.language());
 *   shape.example("sextant ping 127.0.0.1 -c 3", text.exampleThree());
 *   Argument<String> host = shape.parameter(Values.text("HOST"), text.host());
 *   shape.group(text.groupProbes());
 *   Argument<Integer> count =
 *       shape.option("-c --count", Values.integer("N", 1, Integer.MAX_VALUE), text.count());
 *   return run -> new PingRun(run, host.value(), count.optional()).go();
 * }
 * }</pre>
 *
 * <p>An action writes results with {@link sextant.cli.Output#line} or {@link
 * sextant.cli.Output#json}, talk with {@link sextant.cli.Output#say}, registers what runs with
 * {@link sextant.cli.Interruption#stopping}, and throws {@code FailureException} for what failed.
 * {@code --json}, {@code --quiet}, {@code --lang}, {@code --no-color} and {@code --help} are there
 * without doing anything. Scripts under {@code src/test/resources/scripts} test it from outside.
 *
 * <p>Not here: sockets, protocols, decisions. Those are the engines'.
 */
@NullMarked
package sextant.cli;

import org.jspecify.annotations.NullMarked;
