package ca.calculquebec.cqorc.config;

/**
 * One value as written, before interpolation.
 *
 * @param key in small letters, as Python's configparser keeps it
 * @param line of the key, from 1
 */
record RawSetting(String section, String key, String text, String file, int line) {}
