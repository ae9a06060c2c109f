/**
 * Google's APIs in Google's words: authorisation and token files, Sheets. Rides on {@code http}.
 */
package ca.calculquebec.cqorc.service.google;
