// What journald, Docker, rsyslog, syslog-ng, Elastic, Loki, Splunk, NXLog and loggers call the fields of their records, in lower case.

/** The line itself. */
export const MESSAGES = ['message', 'msg', 'log', '@message', 'event.original', 'line', 'text', 'textpayload', '_raw', 'short_message', 'full_log'];
/** The program that wrote it, or its tag. */
export const PROGRAMS = ['syslog_identifier', 'program', 'ident', 'app-name', 'appname', 'app_name', 'programname', 'syslogtag', 'syslog_program', 'syslog.appname', 'process.name', 'sourcename', 'tag'];
/** Its process. */
export const PIDS = ['syslog_pid', '_pid', 'pid', 'procid', 'proc_id', 'process.pid', 'processid'];
/** The program too, but others call something else so: a program of ours, or one with its process, shows what it is. */
export const MAY_BE_PROGRAMS = ['app', 'application', 'application_name', 'applicationname', 'appid', 'process', 'process_name', 'processname', 'proc', 'daemon', 'service', 'service.name', 'service_name', 'syslog_tag', 'identifier', 'unit', 'logger', 'source', 'component'];
/** When it was written. */
export const TIMES = ['time', '@timestamp', 'timestamp', '__realtime_timestamp', '_source_realtime_timestamp', 'date', 'ts', 'datetime', '_time', 'eventtime', 'timereported', 'timegenerated'];
/** What stands before all these names where a search or a collector put the record into one of its own: Google's, Elastic's, Splunk's, Datadog's. */
export const ENVELOPES = ['', 'jsonpayload.', '_source.', 'result.', 'content.'];
