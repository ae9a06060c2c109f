package ca.calculquebec.cqorc.task.channel;

/**
 * One {@code bookmark_NAME_*} of the configuration, or one of the five that need none.
 *
 * @param name in small letters, without underscore
 */
record BookmarkRule(String name, Localized title, Localized link, Localized condition) {}
