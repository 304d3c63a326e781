// at com.example.Mailer.send(Mailer.java:7) | at /srv/app/index.js:438:38 | at <anonymous>
/** How a frame of a stack trace begins, of Java, .NET and Node. In prose, and in what may be a password, that is too little to know one by. */
export const STACK_FRAME = String.raw`at [\w.$/<]`;
