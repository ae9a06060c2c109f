/**
 * A local stand-in for all services, on the loopback interface, written from their published
 * contracts and sharing no class with the clients: a misreading on one side shows as a failure
 * instead of agreeing with itself.
 *
 * <p>Here is what the outside sees: the sandbox, its options, its own addresses and page, its state
 * and the directory that keeps it. Each stand-in has a package below, which says what it does not
 * simulate; {@code sample} fills them, {@code server} takes requests to them, {@code support} is
 * what they are built of. Nothing below knows this package.
 *
 * <p>Where the contracts leave a question open, the sandbox chooses the answer that is harder for a
 * client.
 */
package ca.calculquebec.cqorc.sandbox;
