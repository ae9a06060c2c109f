/**
 * Slack's Web API (contracts, section 4) through Slack's own library, whose requests ride on {@link
 * ca.calculquebec.cqorc.http.Http}. Takes and returns Slack's values; knows no course.
 */
package ca.calculquebec.cqorc.service.slack;
